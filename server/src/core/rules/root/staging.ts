import type { ConfigIndex } from '../../model/config-index.ts';
import { child, valueAt } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import type { DocumentRule } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const continuousDeployment =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html';

export const httpVersionCdHttp3: DocumentRule = {
  id: 'http-version-cd-http3',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'HTTP/3 does not go with continuous deployment.',
  why: 'Neither a staging distribution nor one with a continuous deployment policy can serve HTTP/3.',
  source: continuousDeployment,
  on: 'document',

  *check(_, { index }) {
    if (index === undefined || index.isTenantOnly) return;
    const version = child(index.config.element, 'HttpVersion');
    if (version === undefined || !isHttp3(version)) return;
    const reason = policyOf(index) ?? stagingOf(index);
    if (reason === undefined) return;

    yield {
      at: valueSpan(version),
      message: `${version.text.trim()} does not go with continuous deployment.`,
      related: [{ at: valueSpan(reason), message: `${reason.name} makes it part of one` }],
      fixes: [setting(version, 'http2', 'preferred')],
    };
  },
};

export const cdPolicyOnStaging: DocumentRule = {
  id: 'cd-policy-on-staging',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A staging distribution should have no continuous deployment policy.',
  why: 'The policy belongs to the primary distribution and names the staging one. CloudFront probably refuses it there.',
  source: `inferred from ${continuousDeployment}`,
  on: 'document',

  *check(_, { index }) {
    const policy = index && policyOf(index);
    const staging = index && stagingOf(index);
    if (policy === undefined || staging === undefined || index?.isTenantOnly) return;

    yield {
      at: valueSpan(policy),
      message: 'A staging distribution probably cannot have a continuous deployment policy.',
      related: [{ at: valueSpan(staging), message: 'this makes it a staging distribution' }],
      fixes: [setting(policy, '', 'choice')],
    };
  },
};

/** Whether an HttpVersion is one with HTTP/3. */
export function isHttp3({ text }: Element): boolean {
  return ['http3', 'http2and3'].includes(text.trim());
}

function policyOf({ config }: ConfigIndex): Element | undefined {
  const isSet = valueAt(config.element, 'ContinuousDeploymentPolicyId') !== '';
  return isSet ? child(config.element, 'ContinuousDeploymentPolicyId') : undefined;
}

function stagingOf({ config }: ConfigIndex): Element | undefined {
  const isSet = valueAt(config.element, 'Staging') === 'true';
  return isSet ? child(config.element, 'Staging') : undefined;
}
