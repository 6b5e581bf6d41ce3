import type { Bounds } from '#schema';

/** Facts that AWS gives only in the text of its documentation, but always in the same words. */
export interface ProseFacts {
  readonly scope?: 'standard' | 'tenant';
  readonly range?: Bounds;
  readonly length?: Bounds;
  readonly default?: string;
}

const rangePattern =
  /The minimum (?:number|timeout) is (\d+)(?: seconds?)?, the maximum is (\d+)(?: seconds?)?, and the default \(if you don't specify otherwise\) is (\d+)/;

/**
 * The facts in a member's documentation.
 * `typeDoc` is the documentation of the structure it holds: "only supports standard distributions"
 * stands there for ForwardedValues.
 */
export function proseFacts(doc: string, typeDoc: string): ProseFacts {
  const range = rangePattern.exec(doc);
  const length = /can(?:not|'t) be longer than (\d+) characters/.exec(doc);
  const scope = /only supports (standard|multi-tenant) distributions/.exec(`${doc}\n${typeDoc}`);
  return {
    ...(scope && { scope: scope[1] === 'standard' ? 'standard' : 'tenant' }),
    ...(range && { range: { min: Number(range[1]), max: Number(range[2]) }, default: String(range[3]) }),
    ...(length && { length: { min: 0, max: Number(length[1]) } }),
  };
}
