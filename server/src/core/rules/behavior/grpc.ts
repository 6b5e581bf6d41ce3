import type { ConfigIndex } from '../../model/config-index.ts';
import { child, items, valueAt } from '../../model/document.ts';
import { isWebsite } from '../../model/origin-domain.ts';
import { targetOrigins } from '../../model/targets.ts';
import type { Element } from '../../xml/index.ts';
import { replaceItems } from '../list/replace-items.ts';
import { type DocumentRule, type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, everyMethod } from './behaviors.ts';

const guide =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html';

export const grpcMethods: ElementRule = {
  id: 'grpc-methods',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior for gRPC must allow POST.',
  why: 'The protocol gRPC sends every call as a POST. CloudFront answers "The parameter gRPC only supports the POST method."',
  source: `aws/aws-cdk#32535, ${guide}`,
  on: behaviorDeclarations,

  check(behavior, { text }) {
    const grpc = enabledGrpc(behavior);
    if (grpc === undefined) return noReports;
    const allowed = child(behavior, 'AllowedMethods');
    if (items(allowed).some((it) => it.text.trim() === 'POST')) return noReports;

    const fixes: readonly Fix[] =
      allowed === undefined
        ? []
        : [
            {
              title: 'Allow all methods',
              edits: replaceItems(text, allowed, everyMethod),
              grade: 'preferred',
            },
          ];
    return [
      {
        at: (allowed ?? grpc).nameSpan,
        message: 'gRPC sends every call as a POST, which this behavior does not allow.',
        ...(allowed && { related: [{ at: grpc.nameSpan, message: 'gRPC' }] }),
        fixes: fixes.filter((it) => it.edits.length > 0),
      },
    ];
  },
};

export const grpcHttp2: DocumentRule = {
  id: 'grpc-http2',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A distribution with gRPC must speak HTTP/2.',
  why: 'The protocol gRPC is made of HTTP/2 streams, so viewers have to be able to use it.',
  source: guide,
  on: 'document',

  *check(_, { index }) {
    const version = index && child(index.config.element, 'HttpVersion');
    const value = version?.text.trim();
    // Another version may be one that we do not know yet.
    if (version === undefined || (value !== 'http1.1' && value !== 'http3')) return;
    const grpc = index?.behaviors.map(enabledGrpc).find((it) => it !== undefined);
    if (grpc === undefined) return;

    yield {
      at: valueSpan(version),
      message: `gRPC needs HTTP/2, and ${value} leaves it out.`,
      related: [{ at: grpc.nameSpan, message: 'gRPC' }],
      fixes: [setting(version, value === 'http3' ? 'http2and3' : 'http2', 'preferred')],
    };
  },
};

export const grpcHttps: DocumentRule = {
  id: 'grpc-https',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'The protocol gRPC should have HTTPS on both sides, and a server that speaks it.',
  why: 'CloudFront passes gRPC on over HTTPS only, and a bucket does not know it.',
  source: guide,
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    for (const behavior of index.behaviors) {
      const grpc = enabledGrpc(behavior);
      if (grpc === undefined) continue;

      const related = [{ at: grpc.nameSpan, message: 'gRPC' }];
      for (const report of reportsOn(behavior, index)) yield { ...report, related };
    }
  },
};

function* reportsOn(behavior: Element, index: ConfigIndex): Iterable<Report> {
  const policy = child(behavior, 'ViewerProtocolPolicy');
  if (policy?.text.trim() === 'allow-all') {
    yield {
      at: valueSpan(policy),
      message: 'gRPC needs HTTPS, so it probably does not work for viewers that use HTTP.',
      fixes: ['https-only', 'redirect-to-https'].map((it) => setting(policy, it, 'choice')),
    };
  }
  for (const origin of targetOrigins(index, behavior)) {
    const bucket = child(origin, 'S3OriginConfig');
    if (bucket !== undefined) {
      yield {
        at: bucket.nameSpan,
        message: 'A behavior for gRPC sends its requests here, and S3 knows no gRPC.',
      };
    }
    const config = child(origin, 'CustomOriginConfig');
    const protocol = config && child(config, 'OriginProtocolPolicy');
    if (protocol?.text.trim() !== 'http-only') continue;
    yield {
      at: valueSpan(protocol),
      message: 'A behavior for gRPC sends its requests here, and gRPC needs HTTPS.',
      fixes: isWebsite(origin) ? [] : [setting(protocol, 'https-only', 'choice')],
    };
  }
}

function enabledGrpc(behavior: Element): Element | undefined {
  return valueAt(behavior, 'GrpcConfig', 'Enabled') === 'true' ? child(behavior, 'GrpcConfig') : undefined;
}
