import { parseConfig } from '../model/document.ts';
import { elementsByKeyedPath } from '../model/keyed-path.ts';
import { check, knownKey } from './check.ts';
import type { Baseline } from './rule.ts';

/** Reads the text of a pull or accepted push once, for all later checks against it. */
export function readBaseline(xml: string, distributionId: string): Baseline {
  const doc = parseConfig(xml);
  const known = check(doc).findings.map((it) => knownKey(doc, it));
  return { doc, distributionId, elements: elementsByKeyedPath(doc), known: new Set(known) };
}
