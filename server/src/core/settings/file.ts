import { parseJson } from '../json/index.ts';
import { lineStarts, positionAt } from '../text/position.ts';
import { type ReadSettings, readSettings } from './read.ts';

/** The file in which a team keeps its settings, beside its configs or in a folder above them. */
export const settingsFileName = '.cloudfront-config.json';

/**
 * Where the settings of a document may be, nearest first: its own folder, then each one above it up to `root`.
 * Both are URIs, `root` without a slash at its end; without a root, up to the top. Only the first file counts.
 */
export function settingsUris(uri: string, root?: string): readonly string[] {
  const uris: string[] = [];
  const authority = /^[^/]*\/\/[^/]*/.exec(uri)?.[0].length ?? 0;
  for (let slash = uri.lastIndexOf('/'); slash >= authority; slash = uri.lastIndexOf('/', slash - 1)) {
    const folder = uri.slice(0, slash);
    uris.push(`${folder}/${settingsFileName}`);
    if (folder === root || slash === 0) break;
  }
  return uris;
}

/** Reads the text of a settings file. What is wrong in the JSON itself is named by line and column, from 1. */
export function readSettingsFile(text: string): ReadSettings {
  const json = parseJson(text);
  if (json.kind !== 'malformed') return readSettings(JSON.parse(text.replace(/^\ufeff/, '')));

  const { line, column } = positionAt(lineStarts(text), json.at.start);
  const message = `Not JSON, at line ${line + 1}, column ${column + 1}: ${json.message}`;
  return { settings: {}, problems: [{ path: '', message }] };
}
