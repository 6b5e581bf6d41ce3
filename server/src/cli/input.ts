import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseConfig } from '#core';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';

/** The text of a file, or of standard input for `-`. Rejects with a UsageError that says what to do. */
export async function readText(io: Io, file: string): Promise<string> {
  return decode(await readBytes(io, file), file === '-' ? 'Standard input' : file);
}

/** The text of a config that others are compared with. One that cannot be read in full would leave changes out. */
export async function readConfigText(io: Io, file: string): Promise<string> {
  const text = await readText(io, file);
  const { config, tree } = parseConfig(text);
  if (config === undefined || tree.problems.length > 0)
    throw new UsageError(`${file} is no readable config. See what is wrong: cloudfront-config lint ${file}`);
  return text;
}

async function readBytes(io: Io, file: string): Promise<Uint8Array> {
  if (file === '-') {
    if (io.stdin.readableEnded) throw new UsageError('Standard input can be only one of the files.');
    return buffer(io.stdin);
  }
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${fileProblem(error)}`);
  }
}

/**
 * Decodes by byte order mark, else by the XML declaration, else as strict UTF-8.
 * Throws a UsageError rather than guess: a wrong guess would push other characters than the author wrote.
 */
function decode(bytes: Uint8Array, name: string): string {
  const mark = byteOrderMark(bytes);
  const encoding = mark ?? declared(bytes) ?? 'utf-8';
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
    if (mark !== undefined || !decoder.encoding.startsWith('utf-16')) return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${name} names an encoding nobody knows: ${encoding}`);
  }
  throw new UsageError(`${name} is not ${encoding} text. Save it as UTF-8.`);
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function declared(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}

/** Why a file cannot be read or written, in words. */
export function fileProblem(error: unknown): string {
  const { code } = error as { readonly code?: string };
  if (code === 'ENOENT') return 'there is no such file or folder.';
  if (code === 'EEXIST') return 'it exists already.';
  if (code === 'EISDIR') return 'it is a folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return error instanceof Error ? error.message : String(error);
}
