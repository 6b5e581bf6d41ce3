import { convertToJson, convertToXml, lineStarts, positionAt } from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { readText } from '../input.ts';
import { type Io, say } from '../io.ts';

export interface ConvertOptions {
  readonly file: string | undefined;
  readonly to: string | undefined;
}

/** Prints a config in the other form, and says on standard error what that form cannot hold. */
export async function convert(io: Io, { file, to }: ConvertOptions): Promise<ExitCode> {
  if (file === undefined || (to !== 'xml' && to !== 'json'))
    throw new UsageError('cloudfront-config convert FILE --to xml|json');

  const text = await readText(io, file);
  const isThere = to === 'xml' ? text.trimStart().startsWith('<') : /^\s*[{[]/.test(text);
  if (isThere) throw new UsageError(`${file} is ${to.toUpperCase()} already.`);

  const conversion = to === 'xml' ? convertToXml(text) : convertToJson(text);
  if (conversion.kind === 'not-converted') {
    const { line, column } = positionAt(lineStarts(text), conversion.at.start);
    throw new UsageError(`${file}:${line + 1}:${column + 1} ${conversion.message}`);
  }
  io.stdout.write(conversion.text);
  for (const note of conversion.notes) say(io, note);
  return exit.fine;
}
