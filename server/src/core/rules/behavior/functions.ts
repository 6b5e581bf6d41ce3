import { child, items, valueAt } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations } from './behaviors.ts';

const restrictions =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html';

export const edgeEventUnique: ElementRule = {
  id: 'edge-event-unique',
  severity: 'error',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'A behavior must have one function at most for each event.',
  why: 'CloudFront runs one function at an event, be it a CloudFront function or one of Lambda. It answers "The event type of a function association must be unique in the cache behavior."',
  source: 'anomalyco/sst#2822, anomalyco/sst#3696',
  on: behaviorDeclarations,

  check(behavior, { text }) {
    if (countIn(behavior) < 2) return noReports;
    const all = associationsIn(behavior);

    const firsts = new Map<string, Association>();
    const reports: Report[] = [];
    for (const association of all) {
      const { list, item, event, value } = association;
      const first = firsts.get(value);
      if (first === undefined) {
        firsts.set(value, association);
        continue;
      }
      reports.push({
        at: valueSpan(event),
        message: `This behavior has a function for ${value} already.`,
        related: [{ at: valueSpan(first.event), message: 'the first one' }],
        fixes: [removingItem(text, list, item, 'choice')],
      });
    }
    return reports;
  },
};

export const edgeViewerMix: ElementRule = {
  id: 'edge-viewer-mix',
  severity: 'error',
  awsError: 'InvalidFunctionAssociation',
  summary: 'The functions at a behavior’s viewer events must be of one kind.',
  why: 'Where viewers connect, CloudFront runs its own functions or those of Lambda, but not both in one behavior.',
  source: restrictions,
  on: behaviorDeclarations,

  check(behavior, { text }) {
    if (countIn(behavior) < 2) return noReports;
    const viewers = associationsIn(behavior).filter((it) => it.value.startsWith('viewer-'));
    const [first, ...others] = viewers;
    // Two at one event are the mistake of another rule.
    const mixed = others.find((it) => it.list.name !== first?.list.name && it.value !== first?.value);
    if (first === undefined || mixed === undefined) return noReports;

    return [
      {
        at: valueSpan(mixed.event),
        message: `This is ${kindOf(mixed)}, but at another viewer event of the behavior runs ${kindOf(first)}.`,
        related: [{ at: valueSpan(first.event), message: 'the other kind' }],
        fixes: [removingItem(text, mixed.list, mixed.item, 'choice')],
      },
    ];
  },
};

export const smoothStreamingEdge: ElementRule = {
  id: 'smooth-streaming-edge',
  severity: 'warning',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'A behavior for Smooth Streaming should have no functions.',
  why: 'CloudFront handles the requests for Microsoft Smooth Streaming itself. AWS says that functions cannot be used there.',
  source: restrictions,
  on: behaviorDeclarations,

  check(behavior) {
    const smooth = child(behavior, 'SmoothStreaming');
    const [association] = smooth?.text.trim() === 'true' ? associationsIn(behavior) : [];
    if (smooth === undefined || association === undefined) return noReports;

    return [
      {
        at: valueSpan(smooth),
        message: 'Smooth Streaming probably does not go together with functions.',
        related: [{ at: association.list.nameSpan, message: 'the functions' }],
        fixes: [setting(smooth, 'false', 'choice')],
      },
    ];
  },
};

export const grpcLambda: ElementRule = {
  id: 'grpc-lambda',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A behavior for gRPC should have no Lambda functions.',
  why: 'A gRPC call keeps request and response open and streams in both directions, which Lambda functions cannot follow. Tools that write configs refuse both together.',
  source:
    'aws/aws-cdk; https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html',
  on: behaviorDeclarations,

  check(behavior) {
    const lambdas = child(behavior, 'LambdaFunctionAssociations');
    if (lambdas === undefined || items(lambdas).length === 0) return noReports;
    if (valueAt(behavior, 'GrpcConfig', 'Enabled') !== 'true') return noReports;

    const grpc = child(behavior, 'GrpcConfig');
    return [
      {
        at: lambdas.nameSpan,
        message: 'Lambda functions probably do not go together with gRPC.',
        ...(grpc && { related: [{ at: grpc.nameSpan, message: 'gRPC' }] }),
      },
    ];
  },
};

interface Association {
  readonly list: Element;
  readonly item: Element;
  readonly event: Element;
  readonly value: string;
}

const kinds = ['LambdaFunctionAssociations', 'FunctionAssociations'];

/** Nearly all behaviors have one function at most, for which nothing needs to be read. */
function countIn(behavior: Element): number {
  let count = 0;
  for (const name of kinds) count += items(child(behavior, name)).length;
  return count;
}

/** The functions of both kinds; those of Lambda first. An empty event is the mistake of another rule. */
function associationsIn(behavior: Element): readonly Association[] {
  const found: Association[] = [];
  for (const name of kinds) {
    const list = child(behavior, name);
    for (const item of items(list)) {
      const event = child(item, 'EventType');
      const value = event?.text.trim() ?? '';
      if (list === undefined || event === undefined || value === '') continue;
      found.push({ list, item, event, value });
    }
  }
  return found;
}

function kindOf({ list }: Association): string {
  return list.name === 'FunctionAssociations' ? 'a CloudFront function' : 'a Lambda function';
}
