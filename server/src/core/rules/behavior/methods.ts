import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { isAmbiguous } from '../list/ambiguous.ts';
import { replaceItems } from '../list/replace-items.ts';
import { type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { everyMethod, inBehaviors } from './behaviors.ts';

const reading = ['GET', 'HEAD'];
const asking = ['GET', 'HEAD', 'OPTIONS'];

export const allowedMethodsSet: ElementRule = {
  id: 'allowed-methods-set',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior must allow GET and HEAD, those and OPTIONS, or all seven methods.',
  why: 'CloudFront knows three sets of methods: for reading, for reading across origins, and for everything. It takes no other.',
  source: apiPage('AllowedMethods'),
  on: inBehaviors('AllowedMethods').map((it) => schema.at(it)),

  check(list, { text }) {
    const fitting = fittingSet(list, [reading, asking, everyMethod]);
    return fitting === undefined
      ? noReports
      : [report(text, list, fitting, 'GET and HEAD, those and OPTIONS, or all seven')];
  },
};

export const cachedMethodsSet: ElementRule = {
  id: 'cached-methods-set',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior must cache answers to GET and HEAD, or to those and OPTIONS.',
  why: 'Answers to GET and HEAD can always be cached; to OPTIONS, if you want. CloudFront caches no other.',
  source: apiPage('CachedMethods'),
  on: [schema.at('AllowedMethods.CachedMethods')],

  check(list, { text }) {
    const fitting = fittingSet(list, [reading, asking]);
    return fitting === undefined
      ? noReports
      : [report(text, list, fitting, 'GET and HEAD, or those and OPTIONS')];
  },
};

export const cachedMethodsSubset: ElementRule = {
  id: 'cached-methods-subset',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A behavior should cache answers only to methods that it allows.',
  why: 'A method that is not allowed has no answer to cache.',
  source: `inferred; ${apiPage('CachedMethods')}`,
  on: inBehaviors('AllowedMethods').map((it) => schema.at(it)),

  check(allowed, { text }) {
    const cached = child(allowed, 'CachedMethods');
    const method = items(cached).find((it) => it.text.trim() === 'OPTIONS');
    if (cached === undefined || method === undefined) return noReports;
    const methods = items(allowed).map((it) => it.text.trim());
    if (!areMethods(methods) || methods.includes('OPTIONS')) return noReports;

    return [
      {
        at: method.textSpan,
        message:
          'Answers to OPTIONS are cached here, but OPTIONS is not allowed; CloudFront probably refuses that.',
        related: [{ at: allowed.nameSpan, message: 'what is allowed' }],
        fixes: [
          { title: 'Allow OPTIONS', edits: replaceItems(text, allowed, asking), grade: 'choice' },
          { title: 'Cache GET and HEAD only', edits: replaceItems(text, cached, reading), grade: 'choice' },
        ],
      },
    ];
  },
};

/** What a list of methods becomes to fit; undefined where it fits already, or where another rule speaks. */
function fittingSet(list: Element, sets: readonly (readonly string[])[]): readonly string[] | undefined {
  const methods = items(list).map((it) => it.text.trim());
  const isOneOf = sets.some(
    (it) => it.length === methods.length && it.every((each) => methods.includes(each)),
  );
  if (isOneOf || !areMethods(methods) || isAmbiguous(list)) return undefined;

  const distinct = new Set(methods);
  if (sets.some((it) => it.length === distinct.size && it.every((each) => distinct.has(each))))
    return undefined;
  return sets.find((it) => methods.every((each) => it.includes(each))) ?? sets.at(-1);
}

/** Not so where there are none, or one that does not exist: those are the mistakes of other rules. */
function areMethods(methods: readonly string[]): boolean {
  return methods.length > 0 && methods.every((it) => everyMethod.includes(it));
}

function report(text: string, list: Element, fitting: readonly string[], sets: string): Report {
  const fix: Fix = {
    title: `Set to ${fitting.join(', ')}`,
    edits: replaceItems(text, list, fitting),
    grade: 'preferred',
  };
  return { at: list.nameSpan, message: `${list.name} must hold ${sets}.`, fixes: [fix] };
}
