import { items, member, type Node, valueAt } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/** Members of the root that CloudFront checks alone, and error responses. */
export function* checkRoot(config: Node): Iterable<Refusal> {
  // UNVERIFIED: an empty reference on create. On update it differs from the stored one and is refused for that.
  if (valueAt(config, 'CallerReference')?.trim() === '')
    yield refusal('InvalidArgument', 'The parameter CallerReference is required.');

  const longest = config.declaration.children.get('Comment')?.length?.max;
  if (longest !== undefined && [...(valueAt(config, 'Comment') ?? '')].length > longest)
    yield refusal('InvalidArgument', 'The parameter Comment is too big');

  for (const response of items(member(config, 'CustomErrorResponses'))) {
    // terraform-aws-modules/terraform-aws-cloudfront#94; both empty is what GET returns for a caching time alone.
    const isCodeSet = (valueAt(response, 'ResponseCode') ?? '') !== '';
    const isPathSet = (valueAt(response, 'ResponsePagePath') ?? '') !== '';
    if (isCodeSet !== isPathSet)
      yield refusal(
        'InvalidArgument',
        'Your request must specify both ResponsePagePath and ResponseCode together or none of them.',
      );
  }
}
