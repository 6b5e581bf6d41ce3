import type { AccountFacts, RuleSettings } from '#core';
import { schema } from '#schema';

/**
 * A fixture is a text of cases. `# title` starts a case, its document follows. A line of carets points at the
 * line above it, says a severity and a message, and is cut out before parsing. `--- baseline` gives the pulled
 * text, `--- settings` the settings and `--- account` the facts of the account as JSON, `==> fix: Title` the document
 * after that fix. Lines of a case whose title ends with `(CRLF)` end so.
 * `{version}` in a message is the version of the SDK that the schema is from.
 */
export interface Case {
  readonly title: string;
  readonly document: string;
  readonly expected: readonly Expected[];
  readonly baseline: string | undefined;
  /** Best practices are always on. */
  readonly settings: Partial<RuleSettings>;
  /** Asked for when the document was what it is, unless `askedFor` says otherwise. */
  readonly account: (AccountFacts & { readonly askedFor?: string }) | undefined;
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
  return text.split(/^# /m).slice(1).map(readCase);
}

function readCase(text: string): Case {
  const [title = '', ...lines] = text.split('\n');
  const lineEnd = title.endsWith('(CRLF)') ? '\r\n' : '\n';
  const [main = '', ...sections] = lines
    .join('\n')
    .split(/^(?=--- (?:baseline|settings|account)$|==> fix: )/m);
  const baseline = sections.find((it) => it.startsWith('--- baseline'));
  const settings = sections.find((it) => it.startsWith('--- settings'));
  const account = sections.find((it) => it.startsWith('--- account'));
  const fixes = sections
    .filter((it) => it.startsWith('==>'))
    .map((it) => ({ title: firstLine(it).slice('==> fix: '.length), result: rest(it, lineEnd) }));
  return {
    title,
    ...readCarets(main, lineEnd),
    baseline: baseline && rest(baseline, lineEnd),
    settings: settings === undefined ? {} : JSON.parse(rest(settings, '\n')),
    account: account && JSON.parse(rest(account, '\n')),
    fixes,
  };
}

function readCarets(text: string, lineEnd: string): Pick<Case, 'document' | 'expected'> {
  const kept: string[] = [];
  const expected: Expected[] = [];
  let lineStart = 0;
  for (const line of text.trim().split('\n')) {
    const match = caretLine.exec(line);
    if (match === null) {
      lineStart = kept.map((it) => it + lineEnd).join('').length;
      kept.push(line);
      continue;
    }
    const [, carets = '', severity = '', message = ''] = match;
    expected.push({
      start: lineStart + line.indexOf('^'),
      length: carets.length,
      severity,
      message: message.replace('{version}', schema.version),
    });
  }
  return { document: kept.join(lineEnd), expected };
}

const firstLine = (text: string) => text.split('\n', 1).join('');
const rest = (text: string, lineEnd: string) =>
  text.slice(firstLine(text).length).trim().replaceAll('\n', lineEnd);

/** Writes findings back as caret lines, so that a failing case shows a text of its own size. */
export function withCarets(document: string, expected: readonly Expected[]): string {
  const res: string[] = [];
  let lineStart = 0;
  for (const line of document.split('\n')) {
    res.push(line);
    const lineEnd = lineStart + line.length;
    for (const { start, length, severity, message } of expected) {
      if (start < lineStart || start > lineEnd) continue;
      const carets = '^'.repeat(Math.max(1, Math.min(length, lineEnd - start)));
      res.push(`${' '.repeat(start - lineStart)}${carets} ${severity}: ${message}`);
    }
    lineStart = lineEnd + 1;
  }
  return res.join('\n');
}
