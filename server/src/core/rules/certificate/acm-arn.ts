import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

const on = [schema.at('ViewerCertificate.ACMCertificateArn')];
const requirements =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html';

const form = /^arn:(?<partition>aws[a-z-]*):acm:(?<region>[a-z0-9-]*):\d{12}:certificate\/[\w-]+$/;

export const certificateAcmRegion: ElementRule = {
  id: 'certificate-acm-region',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'A certificate from ACM must be in us-east-1.',
  why: "CloudFront takes certificates from this region only, wherever viewers and origins are. To others it answers \"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.\"",
  source: requirements,
  on,

  check(element) {
    const { partition, region } = form.exec(element.text.trim())?.groups ?? {};
    // China has a CloudFront of its own, with other regions.
    if (partition !== 'aws' || region === undefined || region === 'us-east-1') return noReports;

    const where = region === '' ? 'in no region' : `in ${region}`;
    return [
      {
        at: valueSpan(element),
        message: `This certificate is ${where}, and CloudFront takes those in us-east-1 only. Request or import it there.`,
      },
    ];
  },
};

export const certificateAcmFormat: ElementRule = {
  id: 'certificate-acm-format',
  severity: 'warning',
  awsError: 'InvalidViewerCertificate',
  summary: 'ACMCertificateArn should be the ARN of a certificate in ACM.',
  why: 'CloudFront probably refuses anything else. A certificate in IAM goes into IAMCertificateId, by its id.',
  source: `inferred from ${requirements}`,
  on,

  check(element) {
    const value = element.text.trim();
    if (value === '' || form.test(value)) return noReports;

    const message = /^arn:[a-z-]*:iam:/.test(value)
      ? 'This certificate is in IAM: its id goes into IAMCertificateId.'
      : 'The ARN of a certificate is probably arn:aws:acm:us-east-1:ACCOUNT:certificate/ID.';
    return [{ at: valueSpan(element), message }];
  },
};
