import { type JsonMember, type JsonObject, type JsonValue, parseJson } from '../json/index.ts';
import type { Severity } from '../rules/rule.ts';
import { type Edit, insert, replace } from '../text/edit.ts';

/**
 * Sets the severity of a rule in the text of a settings file; an empty text becomes one. The rest stays as it is
 * laid out. Undefined where the text is not JSON, or has something else where an object must be.
 */
export function severityEdit(text: string, rule: string, severity: Severity | 'off'): Edit | undefined {
  if (text.trim() === '')
    return replace({ start: 0, end: text.length }, `{\n  "rules": {\n    "${rule}": "${severity}"\n  }\n}\n`);

  const root = parseJson(text);
  if (root.kind !== 'object') return undefined;
  const rules = memberOf(root, 'rules')?.value;
  if (rules === undefined) return insertion(text, root, { name: 'rules', inner: { name: rule, severity } });
  if (rules.kind !== 'object') return undefined;

  const known = memberOf(rules, rule)?.value;
  if (known !== undefined) return replace(known.span, `"${severity}"`);
  return insertion(text, rules, { name: rule, severity });
}

/** The last one of a name counts, as for `JSON.parse`. */
function memberOf(object: JsonObject, name: string): JsonMember | undefined {
  return object.members.findLast((it) => it.name === name);
}

interface RuleEntry {
  readonly name: string;
  readonly severity: string;
}

/** Adds a member behind the others, on a line of its own where they have theirs. */
function insertion(
  text: string,
  object: JsonObject,
  entry: RuleEntry | { readonly name: string; readonly inner: RuleEntry },
): Edit {
  const last = object.members.at(-1);
  const gap = last === undefined ? '' : spaceBefore(text, last.nameSpan.start);
  const lineBreak = last === undefined ? newLine(text, object) : gap;
  const isSplit = /[\r\n]/.test(lineBreak);
  const value =
    'inner' in entry ? objectOf(entry.inner, isSplit ? lineBreak : undefined) : `"${entry.severity}"`;
  const member = `"${entry.name}": ${value}`;
  if (last !== undefined) return insert(last.value.span.end, `,${gap === '' ? ' ' : gap}${member}`);
  return replace(object.span, `{${lineBreak}${member}${lineBreak.slice(0, -2)}}`);
}

function objectOf({ name, severity }: RuleEntry, lineBreak: string | undefined): string {
  const member = `"${name}": "${severity}"`;
  if (lineBreak === undefined) return `{ ${member} }`;
  const deeper = lineBreak + (lineBreak.includes('\t') ? '\t' : '  ');
  return `{${deeper}${member}${lineBreak}}`;
}

/** The line break before a first member, two spaces deeper than the line that the object starts on. */
function newLine(text: string, { span }: JsonValue): string {
  const line =
    text
      .slice(0, span.start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}  `;
}

function spaceBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return before.slice(before.trimEnd().length);
}
