import { child, type TypedElement, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { settingMember } from '../fixes.ts';
import { type ElementContext, type ElementRule, type Fix, noReports, type Severity } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { type DomainFlaw, domainFlaw } from './domain-flaw.ts';

interface FlawRow {
  readonly id: string;
  readonly flaw: DomainFlaw;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly source: string;
  readonly message: (value: string) => string;
}

const rows: readonly FlawRow[] = [
  {
    id: 'origin-domain-required',
    flaw: 'empty',
    severity: 'error',
    summary: 'An origin must have a domain name.',
    why: 'CloudFront fetches what viewers ask for from the host of this name. To an empty one it answers "The parameter origin name must be a domain name."',
    source: 'laurilehmijoki/s3_website#83, anomalyco/sst#4278',
    message: () => 'DomainName is empty. It is the name of the host that CloudFront fetches from.',
  },
  {
    id: 'origin-domain-ip',
    flaw: 'ip',
    severity: 'error',
    summary: 'An origin must have a domain name, not an IP address.',
    why: 'CloudFront looks origins up in DNS. It answers "The parameter origin name cannot be an IP address."',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesDomainName',
    message: (value) => `DomainName must be a name in DNS, but ${value} is an IP address.`,
  },
  {
    id: 'origin-domain-colon',
    flaw: 'colon',
    severity: 'error',
    summary: 'An origin’s domain name must have no scheme and no port.',
    why: 'Scheme, port and path of an origin are elements of their own. CloudFront answers "The parameter origin name cannot contain a colon."',
    source: 'aws/aws-cdk#25110',
    message: () =>
      'DomainName must not hold a colon: it is the bare name of a host, without scheme and port.',
  },
  {
    id: 'origin-domain-path',
    flaw: 'path',
    severity: 'warning',
    summary: 'An origin’s domain name should be a bare host name.',
    why: 'A path belongs into OriginPath. CloudFront probably refuses it here with "The parameter origin name must be a domain name."',
    source: 'inferred from laurilehmijoki/s3_website#83',
    message: () => 'DomainName should be the bare name of a host; CloudFront probably refuses this one.',
  },
  {
    id: 'origin-domain-length',
    flaw: 'long',
    severity: 'warning',
    summary: 'A domain name should fit into DNS.',
    why: 'DNS knows no name longer than 253 characters, and no more than 63 between two dots.',
    source: 'https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4',
    message: () =>
      'A domain name has at most 253 characters, and 63 between its dots; CloudFront probably refuses this one.',
  },
];

/** One rule for each way in which an origin's domain name is none. */
export const domainNameRules: readonly ElementRule[] = rows.map(({ flaw, message, ...facts }) => ({
  ...facts,
  awsError: 'InvalidArgument',
  on: [schema.at('Origins.Items.Origin')],

  check(origin, context) {
    const domainName = child(origin, 'DomainName');
    const value = domainName?.text.trim();
    if (domainName === undefined || value === undefined || domainFlaw(value) !== flaw) return noReports;

    return [
      {
        at: valueSpan(domainName),
        message: message(value),
        fixes: flaw === 'colon' || flaw === 'path' ? splitting(origin, domainName, value, context) : [],
      },
    ];
  },
}));

/** Puts the parts of a URL into the elements they belong to. */
function splitting(
  origin: Element,
  domainName: Element,
  value: string,
  { text, declaration }: ElementContext,
): readonly Fix[] {
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#:\s]+)(?::(\d+))?(\/[^?#\s]*)?$/i.exec(value);
  const [, scheme, host, port, path = ''] = parts ?? [];
  if (host === undefined) return [];

  const typed = { element: origin, declaration };
  const originPath = path.replace(/\/+$/, '');
  const moves = [
    setting(domainName, host, 'preferred'),
    ...(originPath === '' ? [] : movingPath(text, typed, originPath)),
    ...(port === undefined ? [] : movingPort(text, typed, port, scheme)),
  ];
  const isWhole = moves.length === 1 + (originPath === '' ? 0 : 1) + (port === undefined ? 0 : 1);
  return [
    {
      title: `Set ${moves.map((it) => it.title.replace('Set ', '')).join(', ')}`,
      edits: moves.flatMap((it) => it.edits),
      grade: isWhole ? 'preferred' : 'choice',
    },
  ];
}

function movingPath(text: string, origin: TypedElement, path: string): readonly Fix[] {
  if (valueAt(origin.element, 'OriginPath') !== '') return [];
  return [settingMember(text, origin, 'OriginPath', { value: path, grade: 'preferred' })];
}

/** Which of its two ports a custom origin is asked at, only the scheme tells. */
function movingPort(
  text: string,
  { element, declaration }: TypedElement,
  port: string,
  scheme = '',
): readonly Fix[] {
  const name = portNames.get(scheme.toLowerCase());
  const config = child(element, 'CustomOriginConfig');
  const configDeclaration = declaration.children.get('CustomOriginConfig');
  if (name === undefined || config === undefined || configDeclaration === undefined) return [];
  const typed = { element: config, declaration: configDeclaration };
  return [settingMember(text, typed, name, { value: port, grade: 'preferred' })];
}

const portNames: ReadonlyMap<string, string> = new Map([
  ['http', 'HTTPPort'],
  ['https', 'HTTPSPort'],
]);
