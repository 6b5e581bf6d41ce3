import { valueAt } from '../../model/document.ts';
import { parentOf } from '../../model/keyed-path.ts';
import type { Change } from '../../plan/change.ts';
import type { ChangeContext, ChangeRule, Report } from '../rule.ts';
import { namesOf, type Place, placeOf, spanOf } from './place.ts';
import { takingBack } from './restore.ts';

const source = 'what a change of this kind does, as the documentation of the element says';

export const removedWebacl: ChangeRule = {
  id: 'removed-webacl',
  severity: 'hint',
  summary: 'Removing the web ACL is worth a second look.',
  why: 'Without it nobody looks at requests before they reach the origin.',
  source,
  on: 'change',

  check(changes, context) {
    return reports(changes, context, {
      what: /^WebACLId$/,
      isMeant: ({ after }, { isWritten }) => isWritten && after === undefined,
      message: () => 'The web ACL is removed: requests will no longer be filtered.',
      restores: 'value',
    });
  },
};

export const removedLogging: ChangeRule = {
  id: 'removed-logging',
  severity: 'hint',
  summary: 'Turning access logging off is worth a second look.',
  why: 'What is not logged cannot be looked up afterwards. CloudFront also forgets the bucket.',
  source,
  on: 'change',

  check(changes, context) {
    return reports(changes, context, {
      what: /^Logging\/Enabled$/,
      isMeant: (change, { path }) => isOff(change) && path !== '',
      message: () => 'Access logging is turned off.',
      restores: 'structure',
    });
  },
};

export const removedGeo: ChangeRule = {
  id: 'removed-geo',
  severity: 'hint',
  summary: 'Removing the geo restriction is worth a second look.',
  why: 'Viewers in countries that were refused get the content from now on, whatever licenses or laws say.',
  source,
  on: 'change',

  check(changes, context) {
    return reports(changes, context, {
      what: /^Restrictions\/GeoRestriction\/RestrictionType$/,
      isMeant: ({ after }, { path }) => after === 'none' && path !== '',
      message: ({ before }) =>
        `The ${before} of countries is removed: viewers of all countries will be served.`,
      restores: 'structure',
    });
  },
};

export const removedSigners: ChangeRule = {
  id: 'removed-signers',
  severity: 'hint',
  summary: 'Serving content without signatures is worth a second look.',
  why: 'Where no signer is trusted, everybody who knows a URL gets what is behind it.',
  source,
  on: 'change',

  check(changes, context) {
    return reports(changes, context, {
      what: /(^|\/)Trusted(Signers|KeyGroups)\/Enabled$/,
      isMeant: (change, place) => isOff(change) && !isSigned(place),
      message: () => 'Viewers will no longer need a signed URL or a signed cookie.',
      restores: 'structure',
    });
  },
};

export const enabledFlip: ChangeRule = {
  id: 'enabled-flip',
  severity: 'warning',
  summary: 'Enabling or disabling a distribution should be meant.',
  why: 'A disabled distribution answers no request at all. An enabled one answers everybody.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html',
  on: 'change',

  check(changes, context) {
    return reports(changes, context, {
      what: /^Enabled$/,
      isMeant: ({ after }, { isWritten }) => isWritten && (after === 'true' || after === 'false'),
      message: ({ after }) =>
        after === 'true'
          ? 'This enables the distribution: it will answer requests.'
          : 'This disables the distribution: it will answer no more requests.',
      restores: 'value',
    });
  },
};

interface Switch {
  /** Paths without keys. */
  readonly what: RegExp;
  readonly isMeant: (change: Change, place: Place) => boolean;
  readonly message: (change: Change) => string;
  /** What a fix puts back: a switch alone may be of no use without the rest. */
  readonly restores: 'value' | 'structure';
}

function reports(
  changes: readonly Change[],
  context: ChangeContext,
  { what, isMeant, message, restores }: Switch,
): readonly Report[] {
  return changes.flatMap((change): readonly Report[] => {
    if (!what.test(namesOf(change.path))) return [];
    const place = placeOf(context.doc, change);
    if (place === undefined || !isMeant(change, place)) return [];
    const back = restores === 'value' ? change : ofStructure(change, place);
    return [{ at: spanOf(place), message: message(change), fixes: takingBack(back, context) }];
  });
}

/** The change as one of the structure that the value stands in. */
function ofStructure(change: Change, { typed, isWritten, around }: Place): Change {
  const structure = isWritten ? around.at(-1) : typed;
  return { ...change, path: parentOf(change.path), afterSpan: structure?.element.span };
}

/** What is neither true nor false is the mistake of boolean-lexical. */
function isOff({ before, after }: Change): boolean {
  return before === 'true' && (after === undefined || after === 'false');
}

/** Whether the behavior, or the streaming distribution, still trusts some signer. */
function isSigned({ typed, around }: Place): boolean {
  const holder = [...around, typed].findLast((it) => it.declaration.children.has('TrustedSigners'));
  return ['TrustedSigners', 'TrustedKeyGroups'].some(
    (it) => holder !== undefined && valueAt(holder.element, it, 'Enabled') === 'true',
  );
}
