import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './median.ts';

const measured = join(import.meta.dirname, 'activation-once.cjs');

export interface Activation {
  /** Loading `dist/client.js` and calling `activate`, median of several processes, in milliseconds. */
  readonly milliseconds: number;
  /** Files of ours that were loaded; the SDK's bundle must not be among them. */
  readonly loaded: readonly string[];
}

/** Activates the extension in fresh processes against a VS Code whose every call answers at once. */
export function benchActivation(): Activation {
  const runs = Array.from({ length: 7 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, [measured], { encoding: 'utf8' });
    if (stdout === '') throw new Error(`activation failed: ${stderr}`);
    return JSON.parse(stdout) as Activation;
  });
  return { milliseconds: median(runs.map((it) => it.milliseconds)), loaded: runs[0]?.loaded ?? [] };
}
