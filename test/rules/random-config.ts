import fc from 'fast-check';
import { type ConfigDocument, type Edit, type Element, parseConfig, remove, replace, schema } from '#core';
import { shortConfigs } from './valid-configs.ts';

const sounds = shortConfigs(300);

const names = [
  ...new Set(schema.all.map((it) => it.name)),
  ...[
    'ETag',
    'Status',
    'Tags',
    'AcmCertificateArn',
    'IPV6Enabled',
    'Locations',
    'Foo',
    'a:Comment',
    'Enabeld',
  ],
];
const values = [
  '',
  ' ',
  '0',
  '1',
  '2',
  '-1',
  '1.0',
  'True',
  'a',
  ' a ',
  'tenant-only',
  'a &amp; b',
  '<![CDATA[a]]>',
  '&#160;',
  '<b/>',
  'constructor',
];

/** A config without a mistake, and the same after a few slips. */
export interface Spoiled {
  readonly sound: string;
  readonly text: string;
}

/** After slips in its elements: still well-formed. */
export function spoiledConfig(): fc.Arbitrary<Spoiled> {
  return spoiled(elementSlip());
}

/** After slips anywhere in its text. */
export function brokenConfig(): fc.Arbitrary<Spoiled> {
  return spoiled(fc.oneof(elementSlip(), textSlip()));
}

function spoiled(slip: fc.Arbitrary<Slip>): fc.Arbitrary<Spoiled> {
  return fc
    .tuple(fc.constantFrom(...sounds), fc.array(slip, { minLength: 1, maxLength: 5 }))
    .map(([sound, slips]) => ({ sound, text: slips.reduce((text, each) => each(text), sound) }));
}

type Slip = (text: string) => string;

/** Does something to one element that leaves the text well-formed. */
function elementSlip(): fc.Arbitrary<Slip> {
  const name = fc.constantFrom(...names);
  const value = fc.constantFrom(...values);
  return fc
    .tuple(
      fc.nat(),
      fc.nat(),
      fc.constantFrom('remove', 'rename', 'repeat', 'move', 'fill', 'empty', 'add', 'label'),
      name,
      value,
    )
    .map(([at, to, kind, newName, newValue]) => (text) => {
      const doc = parseConfig(text);
      const elements = elementsOf(doc);
      const element = elements[at % Math.max(1, elements.length)];
      const other = elements[to % Math.max(1, elements.length)];
      if (element === undefined || other === undefined || doc.tree.problems.length > 0) return text;

      return spoil(text, element, other, { kind, newName, newValue });
    });
}

interface Spoiling {
  readonly kind: string;
  readonly newName: string;
  readonly newValue: string;
}

function spoil(
  text: string,
  element: Element,
  other: Element,
  { kind, newName, newValue }: Spoiling,
): string {
  const { span, textSpan } = element;
  const markup = text.slice(span.start, span.end);
  const inside = text.slice(textSpan.start, textSpan.end);
  switch (kind) {
    case 'remove':
      return edited(text, remove(span));
    case 'rename':
      return edited(text, replace(span, `<${newName}>${inside}</${newName}>`));
    case 'repeat':
      return edited(text, replace(span, `${markup}${markup}`));
    case 'move':
      return edited(
        text,
        replace(
          { start: other.startTag.end, end: other.startTag.end },
          other.form === 'closed' ? markup : '',
        ),
      );
    case 'fill':
      return edited(text, replace(span, `<${element.name}>${newValue}</${element.name}>`));
    case 'empty':
      return edited(text, replace(span, `<${element.name}/>`));
    case 'add':
      return edited(
        text,
        replace(textSpan, element.form === 'closed' ? `${inside}<${newName}>${newValue}</${newName}>` : ''),
      );
    default:
      return element.attributes.length > 0
        ? text
        : edited(text, replace(element.nameSpan, `${element.name} id="a"`));
  }
}

/** Cuts out or puts in a few characters anywhere. */
function textSlip(): fc.Arbitrary<Slip> {
  return fc
    .tuple(
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.constantFrom('', '<', '>', '&', '</', '"', '<!--', ']]>', '\u0000', 'a'),
    )
    .map(([at, length, inserted]) => (text) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + inserted + text.slice(start + length);
    });
}

function elementsOf({ config }: ConfigDocument): readonly Element[] {
  const res: Element[] = [];
  const pending = config === undefined ? [] : [...config.element.children];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    res.push(element);
    pending.push(...element.children);
  }
  return res;
}

function edited(text: string, { span, text: inserted }: Edit): string {
  return text.slice(0, span.start) + inserted + text.slice(span.end);
}
