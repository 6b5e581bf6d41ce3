import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insertChild, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { lastBefore } from '../element/required-member.ts';
import type { ElementContext, ElementRule, Fix } from '../rule.ts';
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
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  on: schema.countedLists,

  *check(list, context) {
    const quantity = child(list, 'Quantity');
    const promised = quantity && integerOf(quantity);
    const actual = items(list).length;
    if (quantity === undefined || promised === undefined || promised === actual) return;
    if (child(list, 'Items') === undefined && promised > 0) return;

    yield {
      at: quantity.text === '' ? quantity.span : quantity.textSpan,
      message: `Quantity says ${quantity.text.trim()}, but Items holds ${actual}.`,
      fixes: [...restoring(list, promised, context), setQuantity(quantity, actual, isShorterThanBefore(actual, context))],
    };
  },
};

export const itemsMissing: ElementRule = {
  id: 'items-missing',
  severity: 'error',
  awsError: 'InconsistentQuantities',
  summary: 'A Quantity above zero needs Items.',
  why: 'The number promises items, and CloudFront finds none.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  on: schema.countedLists,

  *check(list, context) {
    const quantity = child(list, 'Quantity');
    const promised = quantity && integerOf(quantity);
    if (quantity === undefined || promised === undefined || promised <= 0) return;
    if (child(list, 'Items') !== undefined) return;

    yield {
      at: quantity.textSpan,
      message: `Quantity says ${quantity.text.trim()}, but there are no Items.`,
      fixes: [...restoring(list, promised, context), setQuantity(quantity, 0, isShorterThanBefore(0, context))],
    };
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

  *check(list, { text, declaration }) {
    const quantity = declaration.children.get('Quantity');
    if (quantity === undefined || child(list, 'Quantity') !== undefined) return;

    const actual = items(list).length;
    const markup = `<Quantity>${actual}</Quantity>`;
    yield {
      at: list.nameSpan,
      message: `${list.name} has no Quantity.`,
      fixes: [
        {
          title: `Insert Quantity ${actual}`,
          edits: [insertChild(text, list, markup, lastBefore(list, declaration, quantity))],
          grade: 'preferred',
        },
      ],
    };
  },
};

function integerOf(quantity: Element): number | undefined {
  const text = quantity.text.trim();
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

function isShorterThanBefore(actual: number, { before }: ElementContext): boolean {
  return items(before()?.element).length > actual;
}

/** A number that hides the loss of an item must be chosen; one that only corrects the count cannot hurt. */
function setQuantity(quantity: Element, actual: number, hidesLoss: boolean): Fix {
  return {
    title: `Set Quantity to ${actual}`,
    edits: [replaceContent(quantity, String(actual))],
    grade: hidesLoss ? 'choice' : 'safe',
  };
}

function restoring(list: Element, promised: number, context: ElementContext): readonly Fix[] {
  const before = context.before();
  return before === undefined ? [] : restoreMissing(list, before, promised, context);
}
