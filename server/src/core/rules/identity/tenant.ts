import type { ConfigIndex } from '../../model/config-index.ts';
import { child, descendant, items, type TypedElement, typedChildren, valueAt } from '../../model/document.ts';
import { walk } from '../../model/walk.ts';
import { type Declaration, schema } from '../../schema/index.ts';
import { removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { isClassicId } from '../root/web-acl.ts';
import type { DocumentRule, Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

export const tenantForbiddenFields: DocumentRule = {
  id: 'tenant-forbidden-fields',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A multi-tenant distribution must not use what only standard distributions have.',
  why: 'With ConnectionMode tenant-only the tenants bring aliases, certificates and price; the distribution itself must not set them.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html',
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
    yield* standardValues(index);
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

/** Values that only standard distributions may use, of members that both kinds have. */
function* standardValues({ config, origins }: ConfigIndex): Iterable<Report> {
  const certificate = child(config.element, 'ViewerCertificate');
  const method = certificate && child(certificate, 'SSLSupportMethod');
  // With its own certificate CloudFront returns vip, where it means nothing.
  const isVip =
    method?.text.trim() === 'vip' && valueAt(config.element, 'ViewerCertificate', 'ACMCertificateArn');
  if (method !== undefined && isVip) {
    yield { ...standardValue(method, 'vip'), fixes: [setting(method, 'sni-only', 'preferred')] };
  }
  for (const origin of origins) {
    const identity = descendant(origin, 'S3OriginConfig', 'OriginAccessIdentity');
    if (identity === undefined || identity.text.trim() === '') continue;
    yield {
      ...standardValue(identity, 'An origin access identity'),
      fixes: [setting(identity, '', 'choice')],
    };
  }
  const webAcl = child(config.element, 'WebACLId');
  if (webAcl === undefined || !isClassicId(webAcl.text.trim())) return;
  yield { ...standardValue(webAcl, 'A web ACL of WAF Classic'), fixes: [setting(webAcl, '', 'choice')] };
}

function standardValue(element: Element, what: string): Report {
  const message = `${what} is for standard distributions, but ConnectionMode is tenant-only.`;
  return { at: valueSpan(element), message };
}

/** Elements that only one kind of distribution may use, and that say something. */
function* usedElements({ config }: ConfigIndex, scope: Scope): Generator<TypedElement> {
  for (const typed of typedChildren(config)) {
    if (!holdersOf[scope].has(typed.declaration)) continue;
    for (const inner of walk(typed)) {
      if (inner.declaration.scope === scope && saysSomething(inner)) yield inner;
    }
  }
}

type Scope = 'standard' | 'tenant';

/** Members of the root that are of a scope or hold what is, so that few of them need to be walked. */
const holdersOf = { standard: holders('standard'), tenant: holders('tenant') };

function holders(scope: Scope): ReadonlySet<Declaration> {
  const holds = (it: Declaration): boolean => it.scope === scope || [...it.children.values()].some(holds);
  return new Set([...schema.roots.DistributionConfig.children.values()].filter(holds));
}

const unset: ReadonlySet<string> = new Set(['', '0', 'false', 'none', 'None', 'PriceClass_All']);

/** CloudFront returns what is not set as elements that are empty, zero or have their default. */
function saysSomething(typed: TypedElement): boolean {
  const { element, declaration } = typed;
  if (element.children.length === 0) {
    const value = element.text.trim();
    return !unset.has(value) && value !== declaration.default;
  }
  const quantity = child(element, 'Quantity');
  if (quantity !== undefined) return Number(quantity.text) !== 0 || items(element).length > 0;
  return typedChildren(typed).some(saysSomething);
}
