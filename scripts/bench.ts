import { statSync } from 'node:fs';
import { join } from 'node:path';
import { benchActivation } from './bench/activation.ts';
import { benchKeystroke } from './bench/keystroke.ts';
import { benchParse } from './bench/parse.ts';
import type { BenchRow } from './bench/row.ts';

/** `npm run bench`: what the README quotes. Ratios are against a peer in the same run, on the same machine. */
const vsix = join(import.meta.dirname, '../cloudfront-config.vsix');

table('Parse, in ms, against fast-xml-parser XMLValidator', await benchParse());
table(
  'Keystroke to diagnostics over IPC with all rules, in ms, against a server that does nothing',
  await benchKeystroke(),
);

const { milliseconds, loaded } = benchActivation();
console.log(`\nActivation: ${milliseconds.toFixed(1)} ms, loading ${loaded.join(', ')}`);
console.log(`VSIX: ${(statSync(vsix).size / 1_000_000).toFixed(2)} MB`);

function table(title: string, rows: readonly BenchRow[]): void {
  console.log(`\n${title}`);
  for (const { name, size, ours, peer, ratio } of rows) {
    const numbers = [ours, peer].map((it) => it.toFixed(2).padStart(9)).join(' ');
    console.log(`  ${name.padEnd(26)} ${size.padEnd(8)} ours ${numbers} peer   ratio ${ratio.toFixed(2)}`);
  }
}
