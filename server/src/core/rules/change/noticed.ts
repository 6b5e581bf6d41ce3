import { child } from '../../model/document.ts';
import type { ChangeRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { namesOf, placeOf, spanOf } from './place.ts';
import { takingBack } from './restore.ts';

export const behaviorReordered: ChangeRule = {
  id: 'behavior-reordered',
  severity: 'hint',
  summary: 'Another order of behaviors is worth a second look.',
  why: 'A request is answered by the first behavior whose pattern matches. In another order, some requests match another behavior.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html',
  on: 'change',

  *check(changes, { doc }) {
    for (const change of changes) {
      if (change.mark !== 'moved' || namesOf(change.path) !== 'CacheBehaviors/CacheBehavior') continue;
      const place = placeOf(doc, change);
      if (place === undefined) continue;
      const pattern = child(place.typed.element, 'PathPattern');
      const note = change.note === undefined ? '' : `: ${change.note}`;
      yield {
        at: pattern === undefined ? spanOf(place) : valueSpan(pattern),
        message: `This behavior moved ${change.place}${note}.`,
      };
    }
  },
};

export const originDomainChanged: ChangeRule = {
  id: 'origin-domain-changed',
  severity: 'hint',
  summary: 'Another domain name of an origin is worth a second look.',
  why: 'Objects that are cached already stay until their time to live is over, so viewers get old and new ones side by side.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html',
  on: 'change',

  *check(changes, context) {
    for (const change of changes) {
      if (change.mark !== 'changed' || namesOf(change.path) !== 'Origins/Origin/DomainName') continue;
      const place = placeOf(context.doc, change);
      if (place === undefined) continue;
      yield {
        at: spanOf(place),
        message: `The origin was ${change.before}, and objects from there stay cached for a while.`,
        fixes: takingBack(change, context),
      };
    }
  },
};

export const cacheTagHeaderChanged: ChangeRule = {
  id: 'cache-tag-header-changed',
  severity: 'hint',
  summary: 'Another header for cache tags is worth a second look.',
  why: 'Objects that are cached already keep the tags that they got from the old header.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheTagConfig.html',
  on: 'change',

  *check(changes, context) {
    for (const change of changes) {
      if (change.mark !== 'changed' || change.path !== 'CacheTagConfig/HeaderName') continue;
      const place = placeOf(context.doc, change);
      if (place === undefined) continue;
      yield {
        at: spanOf(place),
        message: `Objects that are cached already keep their tags from ${change.before}.`,
        fixes: takingBack(change, context),
      };
    }
  },
};
