import { child, descendant, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { nearest } from '../../text/nearest.ts';
import { removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { type DocumentRule, type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const limits = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html';
const on = [schema.at('TenantConfig.ParameterDefinitions')];

export const tenantParameterCount: ElementRule = {
  id: 'tenant-parameter-count',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'The quota on parameters of a multi-tenant distribution is 5, unless AWS raised it.',
  why: 'AWS limits how many parameters a multi-tenant distribution has, and raises the limit on request: Service Quotas, Amazon CloudFront. The setting `cloudfrontConfig.quotas` tells a raised limit here.',
  source: limits,
  on,

  check(list, { settings }) {
    const quota = settings.quotas['tenant-parameter-count'] ?? 5;
    const count = list.children.length;
    if (count <= quota) return noReports;

    const message = `These are ${count} parameters, but the quota is ${quota}. AWS raises it on request in Service Quotas.`;
    return [{ at: list.nameSpan, message }];
  },
};

export const tenantParameterUnique: ElementRule = {
  id: 'tenant-parameter-unique',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Each parameter should have a name of its own.',
  why: 'Tenants give a parameter its value by its name. CloudFront probably refuses a name that is defined twice.',
  source: 'inferred',
  on,

  check(list, { text }) {
    const firsts = new Map<string, Element>();
    return list.children.flatMap((it): Report[] => {
      const name = child(it, 'Name');
      const value = name?.text.trim() ?? '';
      const first = firsts.get(value);
      if (name === undefined || value === '') return [];
      if (first === undefined) {
        firsts.set(value, name);
        return [];
      }
      return [
        {
          at: valueSpan(name),
          message: `Another parameter has the name ${value} already.`,
          related: [{ at: valueSpan(first), message: 'the other one' }],
          fixes: [{ title: 'Remove this parameter', edits: [removeElement(text, it)], grade: 'choice' }],
        },
      ];
    });
  },
};

/** The only members of an origin that take parameters, as far as AWS says. */
const parameterized = ['DomainName', 'OriginPath'];

export const tenantParameterReference: DocumentRule = {
  id: 'tenant-parameter-reference',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A parameter in an origin should be one that TenantConfig defines.',
  why: 'Where an origin says `{{name}}`, CloudFront puts what each tenant gives for that parameter. It probably refuses a name that is not defined, and more than two in one value unless AWS raised the quota.',
  source: `inferred from ${limits}`,
  on: 'document',

  *check(_, { index, settings }) {
    if (index === undefined || !index.isTenantOnly) return;
    const definitions =
      descendant(index.config.element, 'TenantConfig', 'ParameterDefinitions')?.children ?? [];
    const names = definitions.map((it) => valueAt(it, 'Name'));
    const quota = settings.quotas['tenant-parameter-reference'] ?? 2;
    for (const origin of index.origins) {
      for (const member of parameterized) {
        const element = child(origin, member);
        if (element !== undefined) yield* referencesIn(element, names, quota);
      }
    }
  },
};

function* referencesIn(element: Element, names: readonly string[], quota: number): Iterable<Report> {
  const references = [...element.text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name);
  const unknown = references.find((it) => !names.includes(it));
  if (unknown !== undefined) {
    const best = nearest(unknown, names);
    const hint = best === undefined ? '' : ` Did you mean ${best}?`;
    yield {
      at: valueSpan(element),
      message: `TenantConfig defines no parameter ${unknown}.${hint}`,
      fixes: best === undefined ? [] : [renaming(element, unknown, best)],
    };
  }
  if (references.length <= quota) return;
  yield {
    at: valueSpan(element),
    message: `${element.name} holds ${references.length} parameters, but the quota is ${quota}. AWS raises it on request in Service Quotas.`,
  };
}

function renaming(element: Element, unknown: string, best: string) {
  const value = element.text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) =>
    name === unknown ? `{{${best}}}` : whole,
  );
  return setting(element, value, 'preferred');
}
