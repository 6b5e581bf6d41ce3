/** An element with this markup inside. */
export function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** What stands inside an element with these members. */
export function tags(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, it]) => tag(name, it))
    .join('');
}

/** What stands inside a list with these items. */
export function list(name: string, contents: readonly string[]): string {
  const items = contents.map((it) => tag(name, it)).join('');
  return tags({ Quantity: String(contents.length), ...(items !== '' && { Items: items }) });
}

/** So many things, each with its number from 1. */
export function many<T>(count: number, make: (number: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

export const account = '111122223333';
export const certificate = `arn:aws:acm:us-east-1:${account}:certificate/0a1b2c3d-1111-2222-3333-444455556666`;
export const keyGroup = '0a1b2c3d-1111-4222-8333-444455556666';
export const cachePolicy = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const originRequestPolicy = '216adef6-5c7f-47e4-b989-5492eafa07d3';

/** Keys of declarations that both sorts of behavior have. */
export const behaviors = ['DistributionConfig.DefaultCacheBehavior', 'CacheBehaviors.Items.CacheBehavior'];
export function inBehaviors(member: string): readonly string[] {
  return [`DefaultCacheBehavior.${member}`, `CacheBehavior.${member}`];
}
