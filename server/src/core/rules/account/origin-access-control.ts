import { child } from '../../model/document.ts';
import { type OriginDomain, originDomain } from '../../model/origin-domain.ts';
import type { DocumentRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { choosing, timeOf } from './known.ts';

/** What CloudFront signs for, by what stands behind the origin's name. */
const types: Readonly<Partial<Record<OriginDomain, string>>> = {
  s3: 's3',
  'lambda-url': 'lambda',
  mediastore: 'mediastore',
  'mediapackage-v2': 'mediapackagev2',
};

export const oacTypeMismatch: DocumentRule = {
  id: 'oac-type-mismatch',
  severity: 'error',
  awsError: 'InvalidArgument',
  needs: 'account',
  summary: 'An origin access control must be for the kind of origin that uses it.',
  why: 'Each service behind an origin wants a signature of its own. CloudFront answers "Illegal configuration: The origin type and OAC origin type differ."',
  source: 'aws/aws-cdk#26405; hashicorp/terraform-provider-aws#26850',
  on: 'document',

  *check(_, { index, account }) {
    const list = account?.facts.originAccessControls;
    if (index === undefined || list === undefined) return;
    for (const origin of index.origins) {
      const element = child(origin, 'OriginAccessControlId');
      const control = element && list.items.find((it) => it.id === element.text.trim());
      const name = child(origin, 'DomainName');
      const type = name && types[originDomain(name.text.trim())];
      if (element === undefined || name === undefined || control === undefined) continue;
      if (type === undefined || control.type === type) continue;
      // A type that is newer than this version may be for this origin too.
      if (!Object.values(types).includes(control.type)) continue;

      yield {
        at: valueSpan(element),
        message: `${control.name} is for origins of type ${control.type}, and this one is ${type}, as of ${timeOf(list)}.`,
        related: [{ at: valueSpan(name), message: 'the origin' }],
        fixes: choosing(
          element,
          list.items.filter((it) => it.type === type),
        ),
      };
    }
  },
};
