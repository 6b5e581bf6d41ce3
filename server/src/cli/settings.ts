import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type RuleSettings, readSettingsFile, settingsUris } from '#core';
import { UsageError } from './exit.ts';
import { readText } from './input.ts';
import type { Io } from './io.ts';

/**
 * The settings for a config: those of the file that `config` names, else of the nearest settings file in its folder
 * and above, up to the root of the repository. For standard input the folder is the current one.
 * Rejects with a UsageError that names everything wrong in the file: a locked field must not open by a typo.
 */
export async function settingsFor(
  io: Io,
  file: string,
  config: string | undefined,
): Promise<Partial<RuleSettings>> {
  const path = config ?? (await nearestSettings(file === '-' ? 'standard-input' : file));
  if (path === undefined) return {};

  const { settings, problems } = readSettingsFile(await readText(io, path));
  if (problems.length === 0) return settings;
  throw new UsageError(
    problems.map((it) => `${path}: ${it.path === '' ? '' : `${it.path}: `}${it.message}`).join('\n'),
  );
}

async function nearestSettings(file: string): Promise<string | undefined> {
  for (const uri of settingsUris(pathToFileURL(resolve(file)).href)) {
    const path = fileURLToPath(uri);
    if (await exists(path)) return path;
    if (await exists(resolve(path, '../.git'))) return undefined;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
