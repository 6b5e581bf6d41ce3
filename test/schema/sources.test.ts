import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate } from '../../scripts/schema/render.ts';
import { readSdk, type SdkSource } from '../../scripts/schema/source.ts';

const sdk = readSdk();

/** The generator must fail, saying this, once a piece of the SDK's type declarations reads differently. */
function checkDeclared(before: string, after: string, message: RegExp): void {
  const models = sdk.models.map((it) => ({ ...it, text: it.text.replace(before, after) }));
  assert.notDeepEqual(models, sdk.models, `nothing to replace: ${before}`);
  assert.throws(() => generate({ ...sdk, models }), { message });
}

/** The same, once the SDK's run-time exports differ. */
function checkExported(exports: SdkSource['exports'], message: RegExp): void {
  assert.throws(() => generate({ ...sdk, exports: { ...sdk.exports, ...exports } }), { message });
}

function structure(
  name: string,
  members: readonly string[],
  schemas: readonly unknown[],
  required: number,
): unknown {
  return [3, 'com.amazonaws.cloudfront', name, 0, members, schemas, required];
}

test('a member that only the type declarations have fails the generator', () => {
  checkDeclared(
    '    OriginPath?: string | undefined;',
    '    OriginPath?: string | undefined;\n    OriginPort?: number | undefined;',
    /^the SDK's two sources do not agree:\n {2}Origin\.OriginPort: only in the type declarations$/,
  );
});

test('a member that only the run-time schema has fails the generator', () => {
  const wider = structure('GrpcConfig', ['Enabled', 'Version'], [2, 0], 1);
  checkExported({ GrpcConfig$: wider }, /\n {2}GrpcConfig\.Version: only in the run-time schema$/);
});

test('a structure that only the run-time schemas have fails the generator', () => {
  checkDeclared(
    'export interface GrpcConfig {',
    'export interface Grpc {',
    /\n {2}GrpcConfig: not in the type declarations$/,
  );
});

test('a member that only one source requires fails the generator', () => {
  checkDeclared(
    '    OriginPath?: string',
    '    OriginPath: string',
    /\n {2}Origin\.OriginPath: required in only one source$/,
  );
  const laxer = structure('GrpcConfig', ['Enabled'], [2], 0);
  checkExported({ GrpcConfig$: laxer }, /\n {2}GrpcConfig\.Enabled: required in only one source$/);
});

test('a member of two types fails the generator, and both are named', () => {
  checkDeclared(
    '    OriginPath?: string ',
    '    OriginPath?: number ',
    /\n {2}Origin\.OriginPath: string at run time, number declared$/,
  );
  checkDeclared(
    '    OriginPath?: string ',
    '    OriginPath?: string[] ',
    /\n {2}Origin\.OriginPath: string at run time, a list of string declared$/,
  );
});

test('an enum that is not declared fails the generator', () => {
  checkDeclared(
    'export declare const HttpVersion: {',
    'export declare const HttpVersions: {',
    /\n {2}DistributionConfig\.HttpVersion: string at run time, HttpVersion declared$/,
  );
});

test('an enum whose values differ fails the generator', () => {
  checkDeclared('"http2and3"', '"http2or3"', /\n {2}HttpVersion: the two sources list different values$/);
  checkExported({ HttpVersion: undefined }, /\n {2}HttpVersion: the two sources list different values$/);
});

test('every disagreement is listed at once', () => {
  const models = sdk.models.map((it) => ({
    ...it,
    text: it.text
      .replace('    OriginPath?: string', '    OriginPath: string')
      .replace('"http2and3"', '"http2or3"'),
  }));
  assert.throws(() => generate({ ...sdk, models }), { message: /OriginPath.*\n.*HttpVersion/ });
});

test('a line of unknown form fails the generator, with file and line', () => {
  checkDeclared(
    'export interface GrpcConfig {',
    'export class GrpcConfig {',
    /^dist-types\/models\/models_0\.d\.ts:\d+: a line of unknown form: export class GrpcConfig \{$/,
  );
  checkDeclared(
    '    OriginPath?: string | undefined;',
    '    OriginPath?: string;',
    /unknown form: {5}OriginPath\?: string;$/,
  );
});

test('a kind of member that no config has today fails the generator', () => {
  const renamed = structure('GrpcConfig', ['Enabled'], [[2, { xmlName: 'On' }]], 1);
  checkExported(
    { GrpcConfig$: renamed },
    /^GrpcConfig\.Enabled has the trait xmlName, which is not understood$/,
  );
  const dated = structure('GrpcConfig', ['Enabled'], [4], 1);
  checkExported({ GrpcConfig$: dated }, /^GrpcConfig\.Enabled is of a kind that is not understood$/);
  checkExported({ GrpcConfig$: undefined }, /^the SDK exports no run-time schema for GrpcConfig$/);
});

test('an operation without documented errors fails the generator', () => {
  const commands = [{ name: 'UpdateDistributionCommand.d.ts', text: 'export {};' }];
  assert.throws(() => generate({ ...sdk, commands }), {
    message: /^UpdateDistributionCommand\.d\.ts documents no error/,
  });
});
