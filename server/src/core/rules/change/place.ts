import type { ConfigDocument, TypedElement } from '../../model/document.ts';
import { extend, type KeyedPath, keyedPathAt, stepsOf } from '../../model/keyed-path.ts';
import { typedPathAt } from '../../model/typed-path.ts';
import type { Change } from '../../plan/change.ts';
import type { Span } from '../../text/edit.ts';
import { valueSpan } from '../value/value.ts';

/** Where a change stands in the document that makes it. */
export interface Place {
  /** The changed element, or the closest one around it that is there. */
  readonly typed: TypedElement;
  readonly path: KeyedPath;
  /** Whether that is the changed element itself. */
  readonly isWritten: boolean;
  /** What stands around it, the config first. */
  readonly around: readonly TypedElement[];
}

/** Undefined where the schema does not know the place. */
export function placeOf(doc: ConfigDocument, { afterSpan, path }: Change): Place | undefined {
  if (afterSpan === undefined) return undefined;
  const typedPath = typedPathAt(doc, afterSpan.start);
  const typed = typedPath.at(-1);
  if (typed === undefined) return undefined;

  const ownPath = keyedPathAt(doc, afterSpan.start);
  return { typed, path: ownPath, isWritten: ownPath === path, around: typedPath.slice(0, -1) };
}

/** The value that changed, or the name of what it is absent from. */
export function spanOf({ typed: { element }, isWritten }: Place): Span {
  return isWritten && element.children.length === 0 ? valueSpan(element) : element.nameSpan;
}

/** The names along a path, e.g. `Origins/Origin/DomainName`. */
export function namesOf(path: KeyedPath): string {
  return stepsOf(path)
    .map((it) => it.name)
    .join('/');
}

/** The path of the outermost element that is absent from a document, where a change is about something absent. */
export function absentPath({ path, isWritten }: Place, change: Change): KeyedPath | undefined {
  if (isWritten) return undefined;
  const rest = change.path.slice(path === '' ? 0 : path.length + 1);
  const [step] = /^[^/[\]#]+(?:\[(?:[^\]]|\]\])*\])?(?:#\d+)?/.exec(rest) ?? [];
  return step === undefined ? undefined : extend(path, step);
}
