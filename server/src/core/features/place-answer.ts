import type { ConfigDocument, TypedElement } from '../model/document.ts';
import { walk } from '../model/walk.ts';
import type { Span } from '../text/edit.ts';
import type { Element } from '../xml/index.ts';
import { findPlaces, isMentioned } from './place-answer-find.ts';
import { frameworkElements } from './place-answer-path.ts';
import { type Places, placesByCode, placesByMessage } from './place-answer-table.ts';

/** What CloudFront answers when it refuses a config. */
export interface Answer {
  readonly code: string;
  readonly message: string;
}

/**
 * The elements that an answer means, in document order: the text of a value, the name of anything else.
 * CloudFront seldom says which of several namesakes it means, so all that fit are given. Where the element is
 * absent it is the one that should hold it, and the root where an answer is about no element at all.
 * Empty only for a document without a config.
 */
export function placeAnswer(doc: ConfigDocument, answer: Answer): readonly Span[] {
  if (doc.config === undefined) return [];

  const elements = new Set(elementsMeant(doc.config, answer));
  return [...elements].map(spanOf).sort((a, b) => a.start - b.start);
}

/** What is surest first: a path, a known sentence, a value named in an unknown sentence, the code. */
function elementsMeant(config: TypedElement, { code, message }: Answer): readonly Element[] {
  const atPaths = frameworkElements(config, message);
  if (atPaths.length > 0) return atPaths;

  for (const { says, at } of placesByMessage) {
    const match = says.exec(message);
    const found = match === null ? [] : elementsAt(config, at, match, message);
    if (found.length > 0) return found;
  }

  const mentioned = mentionedValues(config, message);
  if (mentioned.length > 0) return mentioned;

  const places = Object.hasOwn(placesByCode, code) ? placesByCode[code] : undefined;
  const found = places === undefined ? [] : elementsAt(config, places, undefined, message);
  return found.length > 0 ? found : [config.element];
}

function elementsAt(
  config: TypedElement,
  places: Places,
  match: RegExpExecArray | undefined,
  message: string,
): readonly Element[] {
  if (typeof places === 'function') return places(config, match?.groups ?? {});
  return findPlaces(config, places, { message, name: match?.groups?.name });
}

/** Values long and odd enough to stand in a sentence only because CloudFront repeats them: ARNs, ids, names of hosts. */
function mentionedValues(config: TypedElement, message: string): readonly Element[] {
  const values = [...walk(config)].filter(({ declaration }) => declaration.type.kind === 'string');
  return values
    .map(({ element }) => element)
    .filter(({ text }) => text.length >= 8 && /[\d.:/-]/.test(text) && isMentioned(text, message));
}

function spanOf({ children, text, textSpan, nameSpan }: Element): Span {
  return children.length > 0 || text.trim() === '' ? nameSpan : textSpan;
}
