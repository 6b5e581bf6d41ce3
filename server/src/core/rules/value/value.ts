import type { Span } from '../../text/edit.ts';
import { escapeText, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { Fix } from '../rule.ts';

/** The value without the white space around it, or the whole element where there is none. */
export function valueSpan(element: Element): Span {
  const { text, textSpan } = element;
  const value = text.trim();
  if (value === '') return element.span;
  if (text.length !== textSpan.end - textSpan.start) return textSpan;

  const start = textSpan.start + text.indexOf(value);
  return { start, end: start + value.length };
}

/** A fix that sets an element's value. */
export function setting(element: Element, value: string, grade: Fix['grade']): Fix {
  const title = `Set ${element.name} to ${value === '' ? 'empty' : value}`;
  return { title, edits: [replaceContent(element, escapeText(value))], grade };
}

/** A value as messages show it. */
export function quoted(value: string): string {
  return value === '' ? 'empty' : `"${value}"`;
}
