import { readdirSync, readFileSync } from 'node:fs';
import { generateConfig } from './generate-config.ts';

const folder = new URL('./documents/', import.meta.url);

/** Hand-made well-formed documents, and one generated, for tests that compare or mutate. */
export const documents: readonly string[] = [
  ...readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')),
  generateConfig(0),
];
