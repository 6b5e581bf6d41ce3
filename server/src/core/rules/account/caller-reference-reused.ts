import { child } from '../../model/document.ts';
import type { DocumentRule } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

/** Which references an account has used cannot be listed. Those of linked documents are known. */
export const callerReferenceReused: DocumentRule = {
  id: 'caller-reference-reused',
  severity: 'hint',
  awsError: 'DistributionAlreadyExists',
  summary: 'A distribution that is created must have a CallerReference of its own.',
  why: 'CloudFront refuses to create a distribution with a reference that another one of the account was created with, a streaming one included. As the text of that other distribution it is right, so this is only a hint.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html',
  on: 'document',

  *check({ config }, { baseline, callerReferences }) {
    const reference = config && child(config.element, 'CallerReference');
    const owner = reference && callerReferences.get(reference.text);
    if (baseline !== undefined || reference === undefined || owner === undefined) return;
    yield {
      at: valueSpan(reference),
      message: `${owner} has this CallerReference. A distribution created from this text needs another one.`,
      fixes: [setting(reference, `${reference.text}-2`, 'choice')],
    };
  },
};
