import { child, type TypedElement, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';

const defaultBehavior = schema.at('DistributionConfig.DefaultCacheBehavior');
const cacheBehavior = schema.at('CacheBehaviors.Items.CacheBehavior');

/** Both kinds of behaviors: they have the same members, but for PathPattern. */
export const behaviorDeclarations = [defaultBehavior, cacheBehavior];

/** The page of the API reference about behaviors. */
export const behaviorPage =
  'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html';

/** The page of the developer guide about the settings of behaviors. */
export const behaviorSettings =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html';

/** The keys of a member in both kinds of behaviors. */
export function inBehaviors(member: string): readonly string[] {
  return [`DefaultCacheBehavior.${member}`, `CacheBehavior.${member}`];
}

/** Every method that CloudFront passes on. */
export const everyMethod = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** A behavior with its declaration. */
export function typed(behavior: Element): TypedElement {
  const declaration = behavior.name === 'DefaultCacheBehavior' ? defaultBehavior : cacheBehavior;
  return { element: behavior, declaration };
}

/** The element that names a behavior’s cache policy; undefined where it has none. */
export function cachePolicy(behavior: Element): Element | undefined {
  const policy = child(behavior, 'CachePolicyId');
  return policy?.text.trim() ? policy : undefined;
}

/** The times to live that a behavior says itself. An empty element says none. */
export function timesToLive(behavior: Element): readonly Element[] {
  return behavior.children.filter(
    (it) => it.name.endsWith('TTL') && times.has(it.name) && it.text.trim() !== '',
  );
}

const times: ReadonlySet<string> = new Set(['MinTTL', 'DefaultTTL', 'MaxTTL']);
const signerLists = ['TrustedKeyGroups', 'TrustedSigners'];

/** The list that makes viewers sign their requests to a behavior. */
export function activeSigners(behavior: Element): Element | undefined {
  for (const name of signerLists) {
    const signers = child(behavior, name);
    if (signers !== undefined && valueAt(signers, 'Enabled') === 'true') return signers;
  }
  return undefined;
}
