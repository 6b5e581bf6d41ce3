/** What people read when a playground starts: where it is, how to reach it, and what it cannot know. */
export function banner(url: string, accountId: string): string {
  return `CloudFront playground: ${url}
Account ${accountId}, with no connection to AWS. Any credentials will do; signatures are not checked.

Point a client at it:
  cloudfront-config list --endpoint ${url}
  VS Code setting "cloudfrontConfig.endpoint": "${url}"
  AWS CLI and SDKs: AWS_ENDPOINT_URL_CLOUDFRONT=${url}

It knows the form of configs, Quantity and Items, references to origins, ETags and the two kinds of distribution.
It lists a few policies, functions, key groups and the like, but takes a config that names others.
It does not know quotas, certificates, buckets, web ACLs, other accounts or DNS, and it serves no traffic.
It was never compared with AWS: what it accepts, CloudFront may refuse.
`;
}
