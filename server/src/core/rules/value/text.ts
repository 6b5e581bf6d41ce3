import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, type Fix, noReports, type Severity } from '../rule.ts';
import { setting, valueSpan } from './value.ts';

interface TextRow {
  readonly id: string;
  readonly on: readonly string[];
  readonly severity: Severity;
  readonly awsError: string;
  /** Inclusive bounds in characters (code points). */
  readonly length: readonly [number, number];
  readonly pattern?: RegExp;
  /** Prose, of which a shorter part still means something. */
  readonly isProse?: true;
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

const api = (structure: string) =>
  `https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_${structure}.html`;

/** Texts whose length or form is limited. An empty text is "not set" unless the API model asks for a character. */
const rows: readonly TextRow[] = [
  {
    id: 'comment-length',
    on: ['DistributionConfig.Comment'],
    severity: 'error',
    awsError: 'InvalidArgument',
    length: [0, 128],
    isProse: true,
    what: 'Comment is at most 128 characters long.',
    why: 'CloudFront answers "The parameter Comment is too big" to a longer one.',
    source: api('DistributionConfig'),
  },
  {
    id: 'caller-reference-length',
    on: ['DistributionConfig.CallerReference'],
    severity: 'warning',
    awsError: 'InvalidArgument',
    length: [0, 128],
    what: 'CallerReference is probably at most 128 characters long.',
    why: 'A longer one is said to be refused when a distribution is created.',
    source: 'inferred',
  },
  {
    id: 'root-object-length',
    on: ['DistributionConfig.DefaultRootObject'],
    severity: 'error',
    awsError: 'InvalidDefaultRootObject',
    length: [0, 255],
    what: 'DefaultRootObject is at most 255 characters long.',
    why: 'The name of an object is limited by the API.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html',
  },
  {
    id: 'path-pattern-length',
    on: ['CacheBehavior.PathPattern'],
    severity: 'error',
    awsError: 'InvalidArgument',
    length: [0, 255],
    what: 'PathPattern is at most 255 characters long.',
    why: 'CloudFront compares the pattern with the path of every request and limits its length.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html',
  },
  {
    id: 'origin-id-length',
    on: ['Origin.Id'],
    severity: 'warning',
    awsError: 'InvalidArgument',
    length: [0, 128],
    what: 'An origin’s Id is probably at most 128 characters long.',
    why: 'Tools that write configs cut it there.',
    source: 'aws/aws-cdk',
  },
  {
    id: 'origin-shield-region-pattern',
    on: ['OriginShield.OriginShieldRegion'],
    severity: 'error',
    awsError: 'MalformedXML',
    length: [0, 32],
    pattern: /^[a-z]{2}-[a-z]+-\d$/,
    what: 'OriginShieldRegion is the code of an AWS region, such as us-east-1.',
    why: 'Origin Shield runs in one region, named as the API names regions.',
    source: api('OriginShield'),
  },
  {
    id: 'function-arn',
    on: ['FunctionAssociation.FunctionARN'],
    severity: 'error',
    awsError: 'MalformedXML',
    length: [1, 108],
    pattern: /^arn:aws:cloudfront::[0-9]{12}:function\/[a-zA-Z0-9-_]{1,64}$/,
    what: 'FunctionARN is arn:aws:cloudfront::ACCOUNT:function/NAME.',
    why: 'Only CloudFront Functions can be associated here. Lambda@Edge functions go into LambdaFunctionAssociations.',
    source: api('FunctionAssociation'),
  },
  {
    id: 'certificate-iam-format',
    on: ['ViewerCertificate.IAMCertificateId'],
    severity: 'error',
    awsError: 'InvalidViewerCertificate',
    length: [0, 32],
    what: 'IAMCertificateId is at most 32 characters long: the id of the certificate, not its ARN or name.',
    why: 'IAM gives each server certificate an id beside its name and ARN, and CloudFront takes only the id.',
    source: api('ViewerCertificate'),
  },
  {
    id: 'connection-function-id',
    on: ['ConnectionFunctionAssociation.Id'],
    severity: 'error',
    awsError: 'InvalidArgument',
    length: [1, 64],
    what: 'The Id of a connection function has 1 to 64 characters.',
    why: 'The API model limits it.',
    source: api('ConnectionFunctionAssociation'),
  },
  {
    id: 'tenant-parameter-name',
    on: ['ParameterDefinition.Name'],
    severity: 'error',
    awsError: 'MalformedXML',
    length: [1, 128],
    pattern: /^[a-zA-Z0-9-_]+$/,
    what: 'The Name of a parameter has 1 to 128 letters, digits, hyphens and underscores.',
    why: 'Tenants refer to the parameter by this name.',
    source: api('ParameterDefinition'),
  },
  {
    id: 'tenant-parameter-default',
    on: ['StringSchemaConfig.DefaultValue'],
    severity: 'error',
    awsError: 'MalformedXML',
    length: [1, 256],
    what: 'The DefaultValue of a parameter has 1 to 256 characters.',
    why: 'The API model limits it. Leave the element out to have no default.',
    source: api('StringSchemaConfig'),
  },
];

export const textRules: readonly ElementRule[] = rows.map(
  ({ on, length: [min, max], pattern, isProse, what, ...facts }) => ({
    ...facts,
    summary: what,
    on: on.map((it) => schema.at(it)),

    check(element) {
      const value = element.text;
      if (value === '' && min === 0) return noReports;
      // UTF-16 units are never fewer than characters.
      const length = value.length > max ? [...value].length : value.length;
      const isFormed = pattern === undefined || pattern.test(value.trim());
      if (isFormed && min <= length && length <= max) return noReports;

      return [
        {
          at: valueSpan(element),
          message: isFormed ? `${what} This one has ${length}.` : what,
          fixes: isProse ? [shortening(element, max)] : [],
        },
      ];
    },
  }),
);

function shortening(element: Element, max: number): Fix {
  const value = [...element.text].slice(0, max).join('');
  return { ...setting(element, value, 'choice'), title: `Cut ${element.name} to ${max} characters` };
}
