/**
 * A fixture is a text of cases. `# title` starts a case, its document follows. A line of carets points at the
 * line above it, says a severity and a message, and is cut out before parsing. `--- baseline` gives the pulled
 * text, `==> fix: Title` the document after that fix.
 */
export interface Case {
  readonly title: string;
  readonly document: string;
  readonly expected: readonly Expected[];
  readonly baseline: string | undefined;
  readonly fixes: readonly { readonly title: string; readonly result: string }[];
}

export interface Expected {
  /** Offset of the first caret in the document. */
  readonly start: number;
  readonly length: number;
  readonly severity: string;
  readonly message: string;
}

const caretLine = /^\s*(\^+) (error|warning|info|hint): (.*)$/;

/** Reads the cases of a fixture. */
export function readFixture(text: string): readonly Case[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map(readCase);
}

function readCase(text: string): Case {
  const [title = '', ...lines] = text.split('\n');
  const [main = '', ...sections] = lines.join('\n').split(/^(?=--- baseline|==> fix: )/m);
  const baseline = sections.find((it) => it.startsWith('---'));
  const fixes = sections
    .filter((it) => it.startsWith('==>'))
    .map((it) => ({ title: firstLine(it).slice('==> fix: '.length), result: rest(it) }));
  return { title, ...readCarets(main), baseline: baseline && rest(baseline), fixes };
}

function readCarets(text: string): Pick<Case, 'document' | 'expected'> {
  const kept: string[] = [];
  const expected: Expected[] = [];
  let lineStart = 0;
  for (const line of text.trim().split('\n')) {
    const match = caretLine.exec(line);
    if (match === null) {
      lineStart = kept.join('\n').length + (kept.length > 0 ? 1 : 0);
      kept.push(line);
      continue;
    }
    const [, carets = '', severity = '', message = ''] = match;
    expected.push({ start: lineStart + line.indexOf('^'), length: carets.length, severity, message });
  }
  return { document: kept.join('\n'), expected };
}

const firstLine = (text: string) => text.split('\n', 1).join('');
const rest = (text: string) => text.slice(firstLine(text).length).trim();

/** Writes findings back as caret lines, so that a failing case shows a text of its own size. */
export function withCarets(document: string, expected: readonly Expected[]): string {
  const res: string[] = [];
  let lineStart = 0;
  for (const line of document.split('\n')) {
    res.push(line);
    const lineEnd = lineStart + line.length;
    for (const { start, length, severity, message } of expected) {
      if (start < lineStart || start > lineEnd) continue;
      res.push(`${' '.repeat(start - lineStart)}${'^'.repeat(Math.max(1, Math.min(length, lineEnd - start)))} ${severity}: ${message}`);
    }
    lineStart = lineEnd + 1;
  }
  return res.join('\n');
}
