import { behaviors, items, member, type Node, valueAt, walk } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/**
 * What a behavior or an origin group refers to must be there, and each origin must be one thing with its own Id.
 * Sentences: hashicorp/terraform-provider-aws#18283 (NoSuchOrigin), serverless-nextjs/serverless-next.js#357 (unique),
 * cloudposse/terraform-aws-cloudfront-cdn#74 (both), aws/aws-sdk-go-v2#1831 (none).
 */
export function* checkOrigins(config: Node): Iterable<Refusal> {
  const origins = items(member(config, 'Origins'));
  for (const origin of origins) yield* checkKind(origin);

  const originIds = new Set(origins.map((it) => valueAt(it, 'Id')));
  if (originIds.size < origins.length)
    yield refusal('InvalidArgument', 'The parameter origin ID must be unique.');
  yield* checkNumbers(config);

  const groups = items(member(config, 'OriginGroups'));
  const groupIds = new Set(groups.map((it) => valueAt(it, 'Id')));
  const targets = behaviors(config).map((it) => valueAt(it, 'TargetOriginId'));
  const members = groups.flatMap((it) => items(member(it, 'Members'))).map((it) => valueAt(it, 'OriginId'));
  const isEachThere =
    targets.every((it) => originIds.has(it) || groupIds.has(it)) && members.every((it) => originIds.has(it));
  if (!isEachThere)
    yield refusal('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.');
}

function* checkKind(origin: Node): Iterable<Refusal> {
  const configs = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'].filter((it) =>
    member(origin, it),
  );
  if (configs.length > 1)
    yield refusal(
      'IllegalUpdate',
      'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.',
    );
  if (configs.length === 0)
    yield refusal('InvalidOrigin', 'The specified origin server does not exist or is not valid.');
}

/**
 * Codes and ranges are documented; the sentences are UNVERIFIED.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
 */
function* checkNumbers(config: Node): Iterable<Refusal> {
  for (const { declaration, text } of walk(config)) {
    const { name, range } = declaration;
    if (range === undefined || (Number(text) >= range.min && Number(text) <= range.max)) continue;

    if (name === 'OriginReadTimeout')
      yield refusal('InvalidOriginReadTimeout', 'The read timeout specified for the origin is not valid.');
    else if (name === 'OriginKeepaliveTimeout')
      yield refusal(
        'InvalidOriginKeepaliveTimeout',
        'The keep alive timeout specified for the origin is not valid.',
      );
    else yield refusal('InvalidArgument', `The parameter ${name} is not valid.`);
  }
}
