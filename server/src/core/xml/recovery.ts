import { type Edit, insert, replace } from '../text/edit.ts';
import { firstOutside } from './lifting.ts';
import { misspelledEnd } from './misspelling.ts';
import { type ElementNode, type MarkupNode, StrayNode } from './nodes.ts';
import { excerpt, fix, problem, type Scan } from './scan.ts';
import { indentation, isOneLine, isSpace, lineBreakBefore, trimEnd } from './space.ts';

/**
 * Ends an element that has no end tag, where its content most likely ends.
 * Answers the nodes that turn out to stand after it; the text between them goes with them.
 * `ancestors` are the open elements around it, outermost first. Without any, all content stays inside.
 */
export function endWithoutEndTag(
  scan: Scan,
  element: ElementNode,
  contentEnd: number,
  ancestors: readonly ElementNode[],
): readonly MarkupNode[] {
  const { markup, tagEnd } = element;
  const isOutermost = ancestors.length === 0;
  if (scan.unfinished.has(element)) {
    return isOutermost ? endAt(element, markup.length, contentEnd) : endAt(element, 0, tagEnd);
  }
  const limit = isOutermost ? markup.length : firstOutside(scan, element, ancestors);
  const misspelled = misspelledEnd(element, limit);
  if (misspelled !== undefined && (!isOutermost || misspelled.end >= contentEnd)) {
    return endAtMisspelling(scan, element, misspelled);
  }
  const twin = isOutermost ? undefined : startMeantAsEnd(scan, element);
  if (twin !== undefined) return endAtTwin(scan, element, twin);

  const last = markup[limit - 1]?.end ?? tagEnd;
  const next = markup[limit];
  const end = next === undefined ? Math.max(last, contentEnd) : trimEnd(scan.text, last, next.start);
  const outside = endAt(element, limit, end);
  const insertion = fix(`Insert </${element.name}>`, endTagEdit(scan.text, element));
  const at = element.nameSpan;
  const message = `<${element.name}> has no end tag.`;
  scan.unclosed.set(element, scan.report('unclosed', at.start, at.end, message, insertion));
  return outside;
}

/** Whether an end tag that fits an ancestor was rather meant for something inside it that nothing opened. */
export function belongsDeeper(
  { text }: Scan,
  open: readonly ElementNode[],
  ancestor: ElementNode,
  tag: { readonly start: number; readonly end: number },
): boolean {
  const top = open.at(-1);
  if (top === undefined || top === ancestor) return false;

  const tagIndent = indentation(text, tag.start);
  if (tagIndent !== undefined) {
    if (tagIndent === indentation(text, ancestor.start)) return false;
    const topIndent = indentation(text, top.start);
    if (topIndent !== undefined && topIndent.length < tagIndent.length) return true;
  }
  return open.at(-2) !== ancestor && isEndedNext(text, top, tag.end);
}

/** Whether the next tag after an offset is the end tag of an element. */
function isEndedNext(text: string, { name }: ElementNode, offset: number): boolean {
  const next = text.indexOf('<', offset);
  if (!text.startsWith(`</${name}`, next)) return false;

  const after = text.charCodeAt(next + 2 + name.length);
  return after === 0x3e || isSpace(after);
}

function endAt(element: ElementNode, kept: number, offset: number): readonly MarkupNode[] {
  element.contentEnd = offset;
  element.end = offset;
  return element.markup.splice(kept);
}

function endAtMisspelling(scan: Scan, element: ElementNode, end: StrayNode): readonly MarkupNode[] {
  const { name } = element;
  const written = excerpt(scan.text, end.start, end.end);
  const correction = fix(`Write </${name}>`, replace(end.span, `</${name}>`));
  const isWhole = scan.text.charAt(end.end - 1) === '>';
  const message = isWhole
    ? `${written} does not end <${name}>.`
    : `The end tag of <${name}> is not finished.`;
  scan.problems[end.problem] = problem('end-tag-stray', end.start, end.end, message, correction);

  element.form = 'closed';
  element.contentEnd = end.start;
  element.endNameEnd = end.start + 2 + (end.endName ?? '').length;
  element.end = end.end;
  return element.markup.splice(element.markup.indexOf(end)).slice(1);
}

/** In `<Enabled>true<Enabled>` the second start tag, where a slash is missing. It has turned out to be empty. */
function startMeantAsEnd(scan: Scan, { name, source, tagEnd, markup }: ElementNode): ElementNode | undefined {
  const first = markup[0];
  if (first?.kind !== 'element' || first.name !== name || first.end > first.tagEnd) return undefined;
  return scan.unclosed.has(first) && isOneLine(source, tagEnd, first.start) ? first : undefined;
}

function endAtTwin(scan: Scan, element: ElementNode, twin: ElementNode): readonly MarkupNode[] {
  const { name } = element;
  const index = scan.unclosed.get(twin) ?? 0;
  const slash = fix(`Write </${name}>`, insert(twin.start + 1, '/'));
  const message = `The end tag of <${name}> has no slash.`;
  scan.problems[index] = problem('tag-malformed', twin.start, twin.tagEnd, message, slash);

  const [, ...outside] = endAt(element, 0, twin.start);
  return [new StrayNode(scan.text, twin.startTag, index), ...outside];
}

/** An end tag at the end of the content; on a line of its own where the last child has one. */
function endTagEdit(text: string, element: ElementNode): Edit {
  const endTag = `</${element.name}>`;
  const indent = indentation(text, element.start);
  const last = element.markup.at(-1);
  const lastIndent = last && indentation(text, last.start);
  if (indent === undefined || last === undefined || lastIndent === undefined) {
    return insert(element.end, endTag);
  }
  return insert(element.end, lineBreakBefore(text, last.start, lastIndent) + indent + endTag);
}
