import { type KeyedPath, type Step, stepsOf } from '../model/keyed-path.ts';

/** A keyed path in words for people: the thing it is about, and what of it. */
export interface Label {
  /** e.g. `Behavior /api/*`, `Aliases`. */
  readonly thing: string;
  /** e.g. `CachePolicyId`; empty for the thing itself. */
  readonly detail: string;
}

const things: Readonly<Record<string, string>> = {
  CacheBehavior: 'Behavior',
  CustomErrorResponse: 'Error response',
  Origin: 'Origin',
  OriginGroup: 'Origin group',
};

/** The words for a path. A plain value of a list is left out: it is the value of the change. */
export function labelOf(path: KeyedPath): Label {
  const [first, second, ...rest] = stepsOf(path);
  if (first === undefined) return { thing: 'Config', detail: '' };
  if (first.name === 'DefaultCacheBehavior') {
    return { thing: 'Default behavior', detail: detailOf(second ? [second, ...rest] : []) };
  }
  const thing = second?.key !== undefined ? things[second.name] : undefined;
  if (second !== undefined && thing !== undefined) {
    return { thing: `${thing} ${second.key}${repeated(second)}`, detail: detailOf(rest) };
  }
  return { thing: `${first.name}${repeated(first)}`, detail: detailOf(second ? [second, ...rest] : []) };
}

/** Items whose value is their key. */
const plainItems = new Set([
  'AwsAccountNumber',
  'CNAME',
  'KeyGroup',
  'Location',
  'Method',
  'Name',
  'SslProtocol',
  'StatusCode',
]);

function detailOf(steps: readonly Step[]): string {
  const last = steps.at(-1);
  const isPlain = last?.key !== undefined && plainItems.has(last.name);
  return (isPlain ? steps.slice(0, -1) : steps).map((it) => `${it.key ?? it.name}${repeated(it)}`).join(' ');
}

function repeated({ nth }: Step): string {
  return nth === 1 ? '' : ` (no. ${nth})`;
}
