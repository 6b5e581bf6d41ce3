import { writeFileSync } from 'node:fs';
import { generate } from './schema/render.ts';
import { readSdk } from './schema/source.ts';

const folder = new URL('../server/src/core/schema/', import.meta.url);

try {
  const { schema, docs } = generate(readSdk());
  writeFileSync(new URL('schema.generated.ts', folder), schema);
  writeFileSync(new URL('docs.generated.json', folder), docs);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
