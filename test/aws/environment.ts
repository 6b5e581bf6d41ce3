import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from 'node:process';

/** Never real: AWS prints these in its own documentation. */
export const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
export const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** An empty home of this process's own. No AWS variable of the machine is left, and nothing may ask for instance metadata. */
export function emptyHome(): Home {
  const path = mkdtempSync(join(tmpdir(), 'cloudfront-config-home-'));
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) delete env[name];
  env.HOME = path;
  env.USERPROFILE = path;
  env.AWS_EC2_METADATA_DISABLED = 'true';
  return {
    async write(name, text) {
      const file = join(path, '.aws', name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

export interface Home {
  /** Writes a file below `.aws`, e.g. `config`. */
  write(name: string, text: string): Promise<void>;
  remove(): void;
}

/** Keys as a shell exports them. */
export function exportKeys(): void {
  env.AWS_ACCESS_KEY_ID = accessKeyId;
  env.AWS_SECRET_ACCESS_KEY = secretAccessKey;
}
