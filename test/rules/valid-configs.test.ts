import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  check,
  type Declaration,
  type Finding,
  parseConfig,
  schema,
  type TypedElement,
  typedChildren,
} from '#core';
import { validConfig } from './valid-configs.ts';

/** VALID_CONFIGS=n looks at n configs. */
const count = Number(process.env.VALID_CONFIGS ?? 2000);

/** What is legal and yet worth a warning, by rule. */
const mayWarn: Readonly<Record<string, string>> = {
  'signed-shadowed-by-public': 'Signed and public paths overlap.',
};

/** Values that the schema lists where CloudFront refuses them. */
const unusable = [
  'FunctionAssociation/EventType=origin-request',
  'FunctionAssociation/EventType=origin-response',
  ...['DELETE', 'PATCH', 'POST', 'PUT'].map((it) => `CachedMethods/Items/Method=${it}`),
];

test('a config that CloudFront would take has no error, and no more warnings than need be', () => {
  const warned = new Set<string>();
  for (let seed = 0; seed < count; seed++) {
    const text = validConfig(seed);
    const { findings, failures } = check(parseConfig(text), { settings: { bestPractices: true } });
    assert.deepEqual(failures, []);
    assert.deepEqual(
      findings.filter(isWrong).map((it) => told(it, text)),
      [],
      `seed ${seed}`,
    );
    for (const { rule, severity } of findings) if (severity === 'warning') warned.add(rule);
  }
  assert.deepEqual([...warned].sort(), Object.keys(mayWarn).sort());
});

test('the configs use every element of the schema, every value of its enums, and both of each boolean', () => {
  const used = new Set<string>();
  for (let seed = 0; seed < 1000; seed++) {
    const { config } = parseConfig(validConfig(seed));
    if (config !== undefined) for (const it of usesIn(config, config.element.name)) used.add(it);
  }
  const unused = Object.values(schema.roots)
    .flatMap((it) => [...usesOf(it, it.name)])
    .filter((it) => !used.has(it) && !unusable.some((each) => it.endsWith(each)));
  assert.deepEqual(unused, []);
});

function isWrong({ rule, severity }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && !Object.hasOwn(mayWarn, rule));
}

function told({ rule, message, at }: Finding, text: string): string {
  return `${rule}: ${message} ${text.slice(Math.max(0, at.start - 60), at.end + 20)}`;
}

/** All paths of a kind of config, those of enums and booleans with each value. */
function* usesOf(declaration: Declaration, path: string): Generator<string> {
  const { type } = declaration;
  yield path;
  if (type.kind === 'enum') for (const it of type.values) yield `${path}=${it}`;
  if (type.kind === 'boolean') yield* [`${path}=true`, `${path}=false`];
  for (const [name, it] of declaration.children) yield* usesOf(it, `${path}/${name}`);
}

/** The paths of a config's elements, those of enums and booleans with their values. */
function* usesIn({ element, declaration }: TypedElement, path: string): Generator<string> {
  const { kind } = declaration.type;
  yield path;
  if (kind === 'enum' || kind === 'boolean') yield `${path}=${element.text}`;
  for (const it of typedChildren({ element, declaration })) yield* usesIn(it, `${path}/${it.element.name}`);
}
