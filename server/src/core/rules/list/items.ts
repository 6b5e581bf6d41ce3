import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { removeElement, renameElement, replaceContent } from '../../xml/edits.ts';
import type { ElementRule, Fix } from '../rule.ts';

export const itemsEmpty: ElementRule = {
  id: 'items-empty',
  severity: 'warning',
  awsError: 'MalformedInput',
  summary: 'An empty list should have no Items element.',
  why: 'From 2014 to 2019 CloudFront answered "Unexpected list element termination" to an empty Items element. Newer tools send it and it works, so this may have changed.',
  source: 'aws/aws-sdk-ruby#1067, aws/aws-sdk-ruby#1954',
  on: schema.countedLists,

  *check(list, { text }) {
    const items = child(list, 'Items');
    if (items === undefined || items.children.length > 0 || items.text.trim() !== '') return;
    if (Number(child(list, 'Quantity')?.text) > 0) return;

    yield {
      at: items.span,
      message: 'An empty list has no Items element. CloudFront has refused this as "Unexpected list element termination".',
      fixes: [{ title: 'Remove the empty Items', edits: [removeElement(text, items)], grade: 'safe' }],
    };
  },
};

export const listMemberName: ElementRule = {
  id: 'list-member-name',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'The children of Items must have the name of the list’s items.',
  why: 'Each list has one name for its items. CloudFront refuses a list with others as "Unexpected complex element termination".',
  source: 'laurilehmijoki/s3_website#270',
  on: schema.lists,

  *check(list, { text, declaration }) {
    if (declaration.type.kind !== 'list') return;
    const { name } = declaration.type.item;
    for (const item of list.children) {
      if (declaration.children.has(item.name) || item.name.includes(':')) continue;
      const fixes: Fix[] = [
        { title: `Rename to ${name}`, edits: renameElement(item, name), grade: 'preferred' },
        { title: `Remove ${item.name}`, edits: [removeElement(text, item)], grade: 'choice' },
      ];
      yield { at: item.nameSpan, message: `The items of this list are called ${name}, not ${item.name}.`, fixes };
    }
  },
};

export const itemsRequiredHere: ElementRule = {
  id: 'items-required-here',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'Some lists can never be empty.',
  why: 'A distribution has at least one origin, a behavior at least two methods. For those lists the API requires Items.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origins.html',
  on: schema.countedLists.filter((it) => it.children.get('Items')?.required),

  *check(list) {
    const quantity = child(list, 'Quantity');
    if (child(list, 'Items') !== undefined) return;
    if (quantity === undefined || Number(quantity.text) !== 0) return;

    yield { at: list.nameSpan, message: `${list.name} must hold at least one item.` };
  },
};

/** A behavior or origin without any content is no way to say "none". */
export const emptyListMember: ElementRule = {
  id: 'empty-list-member',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'An item that has members must not be empty.',
  why: 'An empty CacheBehavior does not mean "no behaviors". For that, leave Items out and set Quantity to 0.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html',
  on: schema.countedLists.filter((it) => itemOf(it)?.type.kind === 'structure'),

  *check(list, { text }) {
    const quantity = child(list, 'Quantity');
    const items = child(list, 'Items');
    for (const item of items?.children ?? []) {
      if (item.children.length > 0 || item.text.trim() !== '' || items === undefined) continue;
      const rest = items.children.length - 1;
      const count = quantity === undefined ? [] : [replaceContent(quantity, String(rest))];
      yield {
        at: item.span,
        message: `This ${item.name} is empty. To have none, leave it out.`,
        fixes: [
          {
            title: `Remove the empty ${item.name}`,
            edits: [removeElement(text, rest === 0 ? items : item), ...count],
            grade: 'preferred',
          },
        ],
      };
    }
  },
};

function itemOf(list: (typeof schema.countedLists)[number]) {
  const items = list.children.get('Items');
  return items?.type.kind === 'list' ? items.type.item : undefined;
}
