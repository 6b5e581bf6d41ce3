import { canonicalText } from '../../model/canonical-text.ts';
import type { ConfigIndex } from '../../model/config-index.ts';
import { child, items, valueAt } from '../../model/document.ts';
import { originDomain } from '../../model/origin-domain.ts';
import { mayChooseOrigins } from '../../model/targets.ts';
import { escapeText } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

export const originUnused: DocumentRule = {
  id: 'origin-unused',
  severity: 'hint',
  summary: 'Each origin should be used by a behavior or an origin group.',
  why: 'Requests go to the origin that their behavior names, so an origin that none names gets no request. A CloudFront function can choose origins by Id; where one runs, this rule says nothing.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html',
  on: 'document',

  *check({ text }, { index }) {
    const list = index && child(index.config.element, 'Origins');
    if (index === undefined || list === undefined || mayChooseOrigins(index)) return;
    const used = usedIds(index);
    for (const origin of index.origins) {
      const id = child(origin, 'Id');
      if (id === undefined || id.text.trim() === '' || used.has(id.text)) continue;
      // What stands in a second list, or in one that is misspelled, the index does not know.
      if (isNamed(id.text, text)) continue;
      yield {
        at: valueSpan(id),
        message: `No behavior and no origin group uses the origin "${id.text.trim()}".`,
        fixes: index.origins.length === 1 ? [] : [removingItem(text, list, origin, 'choice')],
        tag: 'unnecessary',
      };
    }
  },
};

export const originDuplicateDefinition: DocumentRule = {
  id: 'origin-duplicate-definition',
  severity: 'hint',
  summary: 'Two origins should differ in more than their Id.',
  why: 'Origins that are the same in all but their Id could be one, with less to keep in step.',
  source: 'KensioSoftware/yulin',
  on: 'document',

  *check({ text }, { index }) {
    const list = index && child(index.config.element, 'Origins');
    if (index === undefined || list === undefined || index.origins.length < 2) return;

    const alike = Map.groupBy(index.origins, (it) => valueAt(it, 'DomainName'));
    for (const candidates of alike.values()) {
      if (candidates.length < 2) continue;
      const firsts = new Map<string, Element>();
      for (const origin of candidates) {
        const definition = definitionOf(origin);
        const first = firsts.get(definition);
        const [id, firstId] = [child(origin, 'Id'), first && child(first, 'Id')];
        if (first === undefined) firsts.set(definition, origin);
        if (id === undefined || firstId === undefined || id.text === firstId.text) continue;
        yield {
          at: valueSpan(id),
          message: `This origin is the same as "${firstId.text.trim()}" in all but its Id.`,
          related: [{ at: valueSpan(firstId), message: 'the same origin' }],
          fixes: merging(text, { index, list, origin, id, firstId }),
        };
      }
    }
  },
};

export const originIsCloudfront: DocumentRule = {
  id: 'origin-is-cloudfront',
  severity: 'warning',
  summary: 'A distribution should not be its own origin.',
  why: 'A request that comes back to where it came from ends in an error. CloudFront also answers 403 to requests that pass more than two distributions.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    const aliases = new Map(index.aliases.map((it) => [it.text.trim().toLowerCase(), it]));
    for (const origin of index.origins) {
      const domainName = child(origin, 'DomainName');
      const value = domainName?.text.trim().toLowerCase() ?? '';
      if (domainName === undefined || value === '') continue;

      const alias = aliases.get(value);
      if (alias !== undefined) {
        yield {
          at: valueSpan(domainName),
          message: `${value} is a name of this distribution, so its requests would come back to it.`,
          related: [{ at: valueSpan(alias), message: 'the same name' }],
        };
      } else if (originDomain(value) === 'cloudfront') {
        const message =
          'The origin is a distribution itself. CloudFront passes a request through two at most.';
        yield { at: valueSpan(domainName), severity: 'hint', message };
      }
    }
  },
};

function usedIds({ behaviors, originGroups }: ConfigIndex): ReadonlySet<string> {
  const used = new Set<string>();
  for (const it of behaviors) used.add(child(it, 'TargetOriginId')?.text ?? '');
  for (const group of originGroups)
    for (const it of items(child(group, 'Members'))) used.add(child(it, 'OriginId')?.text ?? '');
  return used;
}

function isNamed(id: string, text: string): boolean {
  const value = escapeText(id);
  return text.includes(`>${value}</TargetOriginId>`) || text.includes(`>${value}</OriginId>`);
}

function definitionOf(origin: Element): string {
  const parts = origin.children.filter((it) => it.name !== 'Id').map((it) => canonicalText(it));
  return parts.sort().join('');
}

interface Duplicate {
  readonly index: ConfigIndex;
  readonly list: Element;
  readonly origin: Element;
  readonly id: Element;
  readonly firstId: Element;
}

/** A group of one origin and itself would be the next mistake, so origins in groups are not merged. */
function merging(text: string, { index, list, origin, id, firstId }: Duplicate): readonly Fix[] {
  const isMember = index.originGroups.some((group) =>
    items(child(group, 'Members')).some((it) => valueAt(it, 'OriginId') === id.text.trim()),
  );
  if (isMember) return [];

  const targets = index.behaviors.flatMap((it) => child(it, 'TargetOriginId') ?? []);
  const redirections = targets
    .filter((it) => it.text === id.text)
    .flatMap((it) => setting(it, firstId.text, 'choice').edits);
  const { edits } = removingItem(text, list, origin, 'choice');
  return [{ title: `Use ${firstId.text} instead`, edits: [...edits, ...redirections], grade: 'choice' }];
}
