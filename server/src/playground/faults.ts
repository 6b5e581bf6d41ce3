/** Trouble that the playground makes on request. Each name is also the name on the command line. */
export type Fault =
  | { readonly name: CountedFault; readonly count: number }
  /** Every answer waits this long, until another `slow` says otherwise. */
  | { readonly name: 'slow'; readonly milliseconds: number }
  /** The action, such as `UpdateDistribution`, is answered with AccessDenied until the faults are cleared. */
  | { readonly name: 'denied'; readonly action: string }
  /** Just before the next update of this distribution is looked at: the race that no client can see coming. */
  | { readonly name: ForeignFault; readonly distributionId: string };

/** Faults that hit the next requests they fit, as many as the count says. */
export type CountedFault =
  /** 400 Throttling. */
  | 'throttle'
  /** 503 ServiceUnavailable; nothing is applied. */
  | 'unavailable'
  /** The connection of an update breaks before it is applied. */
  | 'drop-before'
  /** The connection of an update breaks after it was applied. */
  | 'drop-after'
  /** An update gets 412 with only half of its body, and is not applied. */
  | 'stale-cut'
  /** A proxy answers 200 with a page of its own; the request never arrives. */
  | 'garbage'
  /** 403 SignatureDoesNotMatch, as for a clock that is slow. */
  | 'expired-signature';

/** `foreign-edit`: somebody else changes the Comment. `phantom`: the ETag moves and the config stays. */
export type ForeignFault = 'foreign-edit' | 'phantom';

const counted: readonly CountedFault[] = [
  'throttle',
  'unavailable',
  'drop-before',
  'drop-after',
  'stale-cut',
  'garbage',
  'expired-signature',
];
const foreign: readonly ForeignFault[] = ['foreign-edit', 'phantom'];

/** The faults that are switched on. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Uses one of a counted fault up; false when none is left. */
  take(name: CountedFault): boolean;
  /** Uses a foreign fault of this distribution up. */
  takeForeign(name: ForeignFault, distributionId: string): boolean;
  readonly delayMilliseconds: number;
  isDenied(action: string): boolean;
}

/** Faults in memory, all off. */
export function createFaults(): Faults {
  const counts = new Map<string, number>();
  const deniedActions = new Set<string>();
  let delayMilliseconds = 0;

  return {
    add(fault) {
      switch (fault.name) {
        case 'slow':
          delayMilliseconds = fault.milliseconds;
          return;
        case 'denied':
          deniedActions.add(fault.action);
          return;
        case 'foreign-edit':
        case 'phantom':
          counts.set(`${fault.name} ${fault.distributionId}`, 1);
          return;
        default:
          counts.set(fault.name, fault.count);
      }
    },
    clear() {
      counts.clear();
      deniedActions.clear();
      delayMilliseconds = 0;
    },
    take,
    takeForeign: (name, distributionId) => take(`${name} ${distributionId}`),
    get delayMilliseconds() {
      return delayMilliseconds;
    },
    isDenied: (action) => deniedActions.has(action),
  };

  function take(key: string): boolean {
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left > 0;
  }
}

/** A fault read from `NAME=VALUE`, or a sentence that says what is wrong with the text. */
export type ParsedFault =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads a fault as the command line names it, such as `throttle=3` or `denied=UpdateDistribution`. */
export function parseFault(text: string): ParsedFault {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  const countedName = counted.find((it) => it === name);
  if (countedName !== undefined) return numbered(value, (count) => ({ name: countedName, count }), name);
  if (name === 'slow') return numbered(value, (milliseconds) => ({ name, milliseconds }), name);

  const foreignName = foreign.find((it) => it === name);
  if (foreignName === undefined && name !== 'denied')
    return { kind: 'wrong', message: `There is no fault "${name}". Faults: ${faultNames.join(', ')}.` };
  if (value === '')
    return { kind: 'wrong', message: `The fault ${name} needs a value: ${name}=${placeholder(name)}.` };
  if (foreignName !== undefined)
    return { kind: 'fault', fault: { name: foreignName, distributionId: value } };
  return { kind: 'fault', fault: { name: 'denied', action: value.replace(/^cloudfront:/, '') } };
}

/** Every fault that `parseFault` reads. */
export const faultNames: readonly string[] = [...counted, 'slow', 'denied', ...foreign];

function numbered(value: string, fault: (amount: number) => Fault, name: string): ParsedFault {
  if (/^[0-9]{1,9}$/.test(value)) return { kind: 'fault', fault: fault(Number(value)) };
  return {
    kind: 'wrong',
    message: `The fault ${name} needs a whole number, as in ${name}=3, not "${value}".`,
  };
}

function placeholder(name: string): string {
  return name === 'denied' ? 'UpdateDistribution' : 'E2QWRUHAPOMQZL';
}
