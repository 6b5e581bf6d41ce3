import { readdirSync, readFileSync } from 'node:fs';
import { generateConfig } from '../../scripts/bench/generate-config.ts';

const folder = new URL('./documents/', import.meta.url);
const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Written here and not in a file, because git may change the line ends of a file. */
const windows = [
  '\ufeff<?xml version="1.0" encoding="utf-8"?>',
  '<!DOCTYPE DistributionConfig [',
  `  <!-- "no quotes here' -->`,
  '  <!ELEMENT Comment (#PCDATA)>',
  '  <?note ]> ?>',
  ']>',
  '<DistributionConfig>',
  '  <Comment>one',
  'two\rthree</Comment>',
  '  <Enabled>false</Enabled>',
  '</DistributionConfig>',
  '',
].join('\r\n');

/** Hand-made well-formed documents, and one generated, for tests that compare or mutate. */
export const documents: readonly string[] = [
  ...files,
  windows,
  windows.replace(/<!DOC.*\]>\r\n/s, ''),
  generateConfig(0),
];
