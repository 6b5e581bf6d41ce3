import type { Declaration } from './declaration.ts';

/**
 * What to put into a required element when neither the document nor the baseline says.
 * The values are those the CloudFront console and API documentation give as defaults.
 */
const usualValues: Readonly<Record<string, string>> = {
  'CustomOriginConfig.HTTPPort': '80',
  'CustomOriginConfig.HTTPSPort': '443',
  'CustomOriginConfig.OriginProtocolPolicy': 'https-only',
  'DefaultCacheBehavior.ViewerProtocolPolicy': 'redirect-to-https',
  'CacheBehavior.ViewerProtocolPolicy': 'redirect-to-https',
  'CookiePreference.Forward': 'none',
  'GeoRestriction.RestrictionType': 'none',
};

/**
 * The smallest markup for an element that satisfies the schema: required members only, laid out with two spaces.
 * Text that only the author can know stays empty.
 */
export function skeleton(declaration: Declaration): string {
  const { name, type } = declaration;
  if (type.kind !== 'structure') return `<${name}>${usualValue(declaration)}</${name}>`;

  const quantity = declaration.children.get('Quantity');
  const members = [...declaration.children.values()].filter(
    (it) => it.required && !(quantity && it.name === 'Items'),
  );
  const markup = members.map((it) => skeleton(it));
  if (markup.every((it) => it.length < 30) && markup.length <= 2)
    return `<${name}>${markup.join('')}</${name}>`;

  const lines = markup.join('\n').replaceAll('\n', '\n  ');
  return `<${name}>\n  ${lines}\n</${name}>`;
}

function usualValue({ key, name, type, default: usual }: Declaration): string {
  const known = usualValues[key] ?? usual;
  if (known !== undefined) return known;
  if (name === 'Quantity') return '0';
  if (type.kind === 'boolean') return 'false';
  if (type.kind === 'integer') return '0';
  return '';
}
