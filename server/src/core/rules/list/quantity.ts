import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insertChild, removeElement, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { lastBefore } from '../element/required-member.ts';
import { type ElementContext, type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { isAmbiguous } from './ambiguous.ts';
import { isBlank } from './blank.ts';
import { restoreMissing } from './restore.ts';

/**
 * Every list in the config is a pair: `Quantity` says how many, `Items` holds them.
 * CloudFront compares the two so that a value dropped by accident is noticed.
 */
export const quantityMismatch: ElementRule = {
  id: 'quantity-mismatch',
  severity: 'error',
  awsError: 'InconsistentQuantities',
  summary: 'Quantity must equal the number of Items.',
  why: 'Every list says how many items it has and then lists them. CloudFront compares the two, so that an item lost by accident is noticed.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  on: schema.countedLists,

  check(list, context) {
    const counted = count(list);
    if (counted === undefined || counted.promised === counted.actual) return noReports;
    if (promisesInVain(list, counted) || isAmbiguous(list)) return noReports;

    const { promised, actual } = counted;
    return [report(list, counted, `Quantity says ${promised}, but Items holds ${actual}.`, context)];
  },
};

export const itemsMissing: ElementRule = {
  id: 'items-missing',
  severity: 'error',
  awsError: 'InconsistentQuantities',
  summary: 'A Quantity above zero needs Items.',
  why: 'The number promises items, and CloudFront finds none.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  on: schema.countedLists,

  check(list, context) {
    const counted = count(list);
    if (counted === undefined || !promisesInVain(list, counted) || isAmbiguous(list)) return noReports;

    return [report(list, counted, `Quantity says ${counted.promised}, but there are no Items.`, context)];
  },
};

export const quantityMissing: ElementRule = {
  id: 'quantity-missing',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'A list must have a Quantity.',
  why: 'Without the number CloudFront cannot compare, so it refuses the list.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Aliases.html',
  on: schema.countedLists,

  check(list, { text, declaration }) {
    const quantity = declaration.children.get('Quantity');
    if (quantity === undefined || child(list, 'Quantity') !== undefined) return noReports;

    const actual = items(list).length;
    const markup = `<Quantity>${actual}</Quantity>`;
    const edit = insertChild(text, list, markup, lastBefore(list, declaration, quantity));
    return [
      {
        at: list.nameSpan,
        message: `${list.name} has no Quantity.`,
        fixes: [{ title: `Insert Quantity ${actual}`, edits: [edit], grade: 'preferred' }],
      },
    ];
  },
};

interface Count {
  readonly quantity: Element;
  readonly promised: number;
  readonly actual: number;
}

/** Both numbers of a list; undefined where Quantity is absent or says no number. */
function count(list: Element): Count | undefined {
  const quantity = child(list, 'Quantity');
  const text = quantity?.text.trim() ?? '';
  if (quantity === undefined || !/^[+-]?\d+$/.test(text)) return undefined;

  return { quantity, promised: Number(text), actual: items(list).length };
}

function promisesInVain(list: Element, { promised }: Count): boolean {
  return promised > 0 && child(list, 'Items') === undefined;
}

function report(list: Element, counted: Count, message: string, context: ElementContext): Report {
  const before = context.before(list);
  const restoring = before === undefined ? [] : restoreMissing(list, before, context);
  // A number that hides the loss of an item must be chosen; one that only corrects the count cannot hurt.
  const grade = items(before?.element).length > counted.actual ? 'choice' : 'safe';
  return {
    at: valueSpan(counted.quantity),
    message,
    fixes: [...restoring, ...setQuantity(list, counted, grade, context)],
  };
}

function setQuantity(
  list: Element,
  { quantity, actual }: Count,
  grade: Fix['grade'],
  { text, declaration }: ElementContext,
): readonly Fix[] {
  // A list that must not be empty is not made right by a zero.
  if (actual === 0 && declaration.children.get('Items')?.required) return [];

  const title = `Set Quantity to ${actual}`;
  const edit = replaceContent(quantity, String(actual));
  const wrapper = child(list, 'Items');
  if (actual > 0 || wrapper === undefined) return [{ title, edits: [edit], grade }];
  // Items that hold nothing go with the number, but nobody's comment or text does.
  if (!isBlank(wrapper)) return [{ title, edits: [edit], grade: 'choice' }];
  return [{ title, edits: [edit, removeElement(text, wrapper)], grade }];
}
