import { child } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import type { DocumentContext, DocumentRule, Fix, Report, Severity } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const cnames = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html';

export const aliasLowercase: DocumentRule = {
  id: 'alias-lowercase',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'An alias must be written in lower case.',
  why: 'Names in DNS are the same in any case, but CloudFront takes them in lower case only.',
  source: cnames,
  on: 'document',

  *check(_, context) {
    for (const { alias, value } of aliasesOfKind('upper-case', context)) {
      yield {
        at: valueSpan(alias),
        message: `An alias is written in lower case: ${value.toLowerCase()}.`,
        fixes: [setting(alias, value.toLowerCase(), 'preferred')],
      };
    }
  },
};

export const aliasWildcard: DocumentRule = {
  id: 'alias-wildcard',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A * in an alias must be the whole of its first label.',
  why: 'An alias `*.example.com` stands for every name below example.com. CloudFront has no other wildcards in aliases.',
  source: cnames,
  on: 'document',

  *check(_, context) {
    for (const { alias, value } of aliasesOfKind('wildcard', context)) {
      const domain = value.slice(value.lastIndexOf('*') + 1).replace(/^[^.]*\./, '');
      const meant = `*.${domain}`;
      yield {
        at: valueSpan(alias),
        message: 'The * of an alias stands alone before the first dot, as in *.example.com.',
        fixes: kindOf(meant) === 'sound' ? [setting(alias, meant, 'choice')] : [],
      };
    }
  },
};

export const aliasCloudfrontNet: DocumentRule = {
  id: 'alias-cloudfront-net',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A name of CloudFront itself is probably no alias.',
  why: 'Every distribution answers to a name below cloudfront.net that CloudFront gives it. Aliases are names of your own.',
  source: 'inferred',
  on: 'document',

  *check({ text }, context) {
    for (const { alias, value } of aliasesOfKind('cloudfront', context)) {
      yield {
        at: valueSpan(alias),
        message: `${value} is a name of CloudFront, which probably cannot be an alias.`,
        fixes: removingAlias(text, alias, context, 'preferred'),
      };
    }
  },
};

export const aliasSyntax: DocumentRule = {
  id: 'alias-syntax',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'An alias must be a bare domain name.',
  why: 'An alias is compared with the host that viewers ask for, so it has no scheme, port or path. CloudFront answers "The parameter CNAME contains one or more parameters that are not valid."',
  source: 'cloudflare/Stout#40, ansible/ansible#31284',
  on: 'document',

  *check({ text }, context) {
    for (const { alias, value } of aliasesOfKind('malformed', context)) {
      const { what, severity } = flawOf(value);
      const meant = bareName(value);
      const fixes = [
        ...(meant !== value && kindOf(meant) === 'sound' ? [setting(alias, meant, 'preferred')] : []),
        ...removingAlias(text, alias, context, value === '' ? 'preferred' : 'choice'),
      ];
      yield { at: valueSpan(alias), severity, message: what, fixes } satisfies Report;
    }
  },
};

type Kind = 'sound' | 'upper-case' | 'wildcard' | 'cloudfront' | 'malformed';

interface Alias {
  readonly alias: Element;
  /** Without the white space around it. */
  readonly value: string;
}

/** Multi-tenant distributions have no aliases, whatever is written there. */
function* aliasesOfKind(kind: Kind, { index }: DocumentContext): Iterable<Alias> {
  if (index === undefined || index.isTenantOnly) return;
  for (const alias of index.aliases) {
    const value = alias.text.trim();
    if (kindOf(value) === kind) yield { alias, value };
  }
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const sound = new RegExp(`^(?=.{1,253}$)(?:\\*\\.)?(?:${label}\\.)+${label}$`);

/** What is said of an alias, so that one rule says it. */
function kindOf(value: string): Kind {
  const lower = value.toLowerCase();
  if (lower.endsWith('.cloudfront.net')) return 'cloudfront';
  if (sound.test(value)) return 'sound';
  if (sound.test(lower)) return 'upper-case';
  return /^[*a-z0-9.-]*$/.test(lower) && lower.replace(/^\*\./, '').includes('*') ? 'wildcard' : 'malformed';
}

interface Flaw {
  readonly what: string;
  readonly severity: Severity;
}

/** First match decides. Whether CloudFront takes the ones with a warning was never verified. */
const flaws: readonly (readonly [RegExp, string, Severity])[] = [
  [/^$/, 'This alias is empty. To have none, leave it out.', 'error'],
  [/^[a-z][a-z0-9+.-]*:\/\//i, 'An alias has no scheme: it is a bare domain name.', 'error'],
  [/[/?#]/, 'An alias has no path: it is a bare domain name.', 'error'],
  [/:\d*$/, 'An alias has no port: it is a bare domain name.', 'error'],
  [/\s/, 'An alias has no white space in it.', 'error'],
  [/[^\0-\x7f]/, 'An alias has ASCII letters only: write others in Punycode (xn--…).', 'error'],
  [/\.$/, 'An alias has no dot at its end.', 'error'],
  [/^(?=.*_)[\w.*-]+$/, 'CloudFront probably refuses an alias with an underscore.', 'warning'],
  [new RegExp(`^${label}$`), 'An alias is probably a full domain name, such as www.example.com.', 'warning'],
  [/[^.]{64}/, 'Each part of an alias between dots has at most 63 characters.', 'error'],
  [/.{254}/, 'An alias has at most 253 characters.', 'error'],
];

function flawOf(value: string): Flaw {
  const lower = value.toLowerCase();
  const [, what, severity] = flaws.find(([form]) => form.test(lower)) ?? [];
  return { what: what ?? `${value} is no domain name.`, severity: severity ?? 'error' };
}

/** The domain name in a URL, or in what else was pasted. */
function bareName(value: string): string {
  return value
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .trim();
}

function removingAlias(
  text: string,
  alias: Element,
  { index }: DocumentContext,
  grade: Fix['grade'],
): readonly Fix[] {
  const list = index && child(index.config.element, 'Aliases');
  return list === undefined ? [] : [removingItem(text, list, alias, grade)];
}
