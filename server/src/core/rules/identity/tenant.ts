import type { ConfigIndex } from '../../model/config-index.ts';
import { child, type TypedElement } from '../../model/document.ts';
import { walk } from '../../model/walk.ts';
import { removeElement } from '../../xml/edits.ts';
import type { DocumentRule } from '../rule.ts';

export const tenantForbiddenFields: DocumentRule = {
  id: 'tenant-forbidden-fields',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A multi-tenant distribution must not use what only standard distributions have.',
  why: 'With ConnectionMode tenant-only the tenants bring aliases, certificates and price; the distribution itself must not set them.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html',
  on: 'document',

  *check({ text }, { index }) {
    if (!index?.isTenantOnly) return;
    for (const { element } of usedElements(index, 'standard')) {
      yield {
        at: element.nameSpan,
        message: `${element.name} is for standard distributions, but ConnectionMode is tenant-only.`,
        fixes: [{ title: `Remove ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' }],
      };
    }
  },
};

export const tenantConfigNeedsTenantMode: DocumentRule = {
  id: 'tenant-config-needs-tenant-mode',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'TenantConfig needs ConnectionMode tenant-only.',
  why: 'Parameters for tenants mean something only where there are tenants.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_TenantConfig.html',
  on: 'document',

  *check({ text }, { index }) {
    if (index === undefined || index.kind !== 'distribution' || index.isTenantOnly) return;
    for (const { element } of usedElements(index, 'tenant')) {
      yield {
        at: element.nameSpan,
        message: `${element.name} is for multi-tenant distributions, but ConnectionMode is not tenant-only.`,
        fixes: [{ title: `Remove ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' }],
      };
    }
  },
};

/** Elements only one kind of distribution may use, and that say something. */
function* usedElements({ config }: ConfigIndex, scope: 'standard' | 'tenant'): Generator<TypedElement> {
  for (const typed of walk(config)) {
    if (typed.declaration.scope === scope && saysSomething(typed)) yield typed;
  }
}

/** CloudFront returns such elements empty, zero or with their default, which means nothing. */
function saysSomething({ element, declaration }: TypedElement): boolean {
  const text = element.text.trim();
  if (element.children.length === 0) {
    return !['', '0', 'false', 'none', 'PriceClass_All', 'None', declaration.default ?? ''].includes(text);
  }
  const quantity = child(element, 'Quantity');
  if (quantity !== undefined) return Number(quantity.text) !== 0;
  return element.children.some((it) => saysSomething({ element: it, declaration }));
}
