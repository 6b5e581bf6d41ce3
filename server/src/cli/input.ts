import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';

/** The text of a file, or of standard input for `-`. Rejects with a UsageError that says what to do. */
export async function readText(io: Io, file: string): Promise<string> {
  return decode(await readBytes(io, file), file);
}

async function readBytes(io: Io, file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(io.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${reason(error)}`);
  }
}

/**
 * Decodes by byte order mark, else by the XML declaration, else as strict UTF-8.
 * Throws a UsageError rather than guess: a wrong guess would push other characters than the author wrote.
 */
export function decode(bytes: Uint8Array, name: string): string {
  const encoding = byteOrderMark(bytes) ?? declared(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${name} names an encoding nobody knows: ${encoding}`);
    throw new UsageError(`${name} is not ${encoding} text. Save it as UTF-8.`);
  }
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

function reason(error: unknown): string {
  const { code } = error as { readonly code?: string };
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'it is a folder.';
  if (code === 'EACCES') return 'permission denied.';
  return error instanceof Error ? error.message : String(error);
}
