import {
  type ConfigDocument,
  type Element,
  elementsByKeyedPath,
  type Finding,
  keyedPathAt,
  parseConfig,
  pathAt,
  placeAnswer,
} from '#core';
import type { AnswerParams } from '#protocol';

/** What CloudFront said of a sent text, with the elements it meant as they were sent. */
export interface PlacedAnswer {
  readonly code: string;
  readonly message: string;
  /** Keyed paths, each with the markup of its element. */
  readonly places: ReadonlyMap<string, string>;
}

/** Finds the elements that an answer means in the text that was sent; undefined when there is no error to show. */
export function placedAnswer({ xml, error }: AnswerParams): PlacedAnswer | undefined {
  if (error === null) return undefined;

  const doc = parseConfig(xml);
  const places = new Map<string, string>();
  for (const { start } of placeAnswer(doc, error)) {
    const element = pathAt(doc, start).at(-1);
    if (element !== undefined) places.set(keyedPathAt(doc, start), markupOf(doc, element));
  }
  return { code: error.code, message: error.message, places };
}

/**
 * The answer as findings in the text as it is now. It stays with an element wherever edits move it, and is
 * gone once the element says something else; what stands at the root stays until the next answer.
 */
export function answerFindings(
  doc: ConfigDocument,
  { code, message, places }: PlacedAnswer,
): readonly Finding[] {
  const elements = elementsByKeyedPath(doc);
  const findings: Finding[] = [];
  for (const [path, sentMarkup] of places) {
    const element = elements.get(path)?.element;
    if (element === undefined) continue;
    if (path !== '' && markupOf(doc, element) !== sentMarkup) continue;
    const at = element.children.length > 0 || element.text === '' ? element.nameSpan : element.textSpan;
    findings.push({ rule: 'cloudfront-answer', severity: 'error', awsError: code, message, at, fixes: [] });
  }
  return findings;
}

function markupOf({ text }: ConfigDocument, { span }: Element): string {
  return text.slice(span.start, span.end);
}
