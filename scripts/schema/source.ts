import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-cloudfront';

/** What the generator reads: one installed version of `@aws-sdk/client-cloudfront`. */
export interface SdkSource {
  readonly version: string;
  /** The default namespace of every request body. */
  readonly namespace: string;
  /** Everything the package exports at run time, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** The type declarations of shapes and enums. */
  readonly models: readonly SourceText[];
  /** The type declarations of the operations that take a config, which document their errors. */
  readonly commands: readonly SourceText[];
}

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** Operations whose errors a person who edits configs can meet. */
const commandPattern = /^(Copy|Create|Delete|Get|List|Update)(Streaming)?Distribution\w*Command\.d\.ts$/;

/** Operations of the same spelling about distribution tenants and other things. */
const foreignPattern = /Tenant|DistributionsBy|WebACL/;

/** Reads the installed package. Throws when its layout is not the one we know. */
export function readSdk(): SdkSource {
  const folder = join(createRequire(import.meta.url).resolve('@aws-sdk/client-cloudfront'), '../..');
  const read = (path: string): SourceText => ({ name: path, text: readFileSync(join(folder, path), 'utf8') });
  const commands = readdirSync(join(folder, 'dist-types/commands'))
    .filter((it) => commandPattern.test(it) && !foreignPattern.test(it))
    .toSorted();

  return {
    version: packageVersion(read('package.json').text),
    namespace: namespaceOf(new sdk.CloudFrontClient({ region: 'us-east-1' }).config),
    exports: { ...sdk },
    models: ['models_0', 'models_1', 'enums'].map((it) => read(`dist-types/models/${it}.d.ts`)),
    commands: commands.map((it) => read(`dist-types/commands/${it}`)),
  };
}

function packageVersion(json: string): string {
  const { version } = JSON.parse(json) as { version?: unknown };
  if (typeof version !== 'string') throw new Error('package.json of the SDK names no version');
  return version;
}

function namespaceOf(config: unknown): string {
  const { protocolSettings } = config as { protocolSettings?: { xmlNamespace?: unknown } };
  const namespace = protocolSettings?.xmlNamespace;
  if (typeof namespace !== 'string') throw new Error('the SDK client names no XML namespace');
  return namespace;
}
