import { child, items } from '../../model/document.ts';
import { itemDeclaration } from '../../model/list-keys.ts';
import { schema } from '../../schema/index.ts';
import { removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { isAmbiguous } from './ambiguous.ts';
import { isBlank } from './blank.ts';
import { removeItem } from './remove-item.ts';

export const itemsEmpty: ElementRule = {
  id: 'items-empty',
  severity: 'warning',
  awsError: 'MalformedInput',
  summary: 'An empty list should have no Items element.',
  why: 'From 2014 to 2019 CloudFront answered "Unexpected list element termination" to an empty Items element. Newer tools send it and it works, so this may have changed.',
  source: 'aws/aws-sdk-ruby#1067, aws/aws-sdk-ruby#1954',
  on: schema.countedLists.filter((it) => !it.children.get('Items')?.required),

  check(list, { text }) {
    const wrapper = child(list, 'Items');
    if (wrapper === undefined || !isEmpty(wrapper) || promised(list) > 0 || isAmbiguous(list))
      return noReports;

    return [
      {
        at: wrapper.span,
        message:
          'An empty list has no Items element. CloudFront has refused this as "Unexpected list element termination".',
        fixes: [
          {
            title: 'Remove the empty Items',
            edits: [removeElement(text, wrapper)],
            grade: isBlank(wrapper) ? 'safe' : 'choice',
          },
        ],
      },
    ];
  },
};

/** The rules about numbers own a list whose Quantity promises items. */
export const itemsRequiredHere: ElementRule = {
  id: 'items-required-here',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'Some lists can never be empty.',
  why: 'A distribution has at least one origin, a behavior at least two methods. For those lists the API requires Items.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origins.html',
  on: schema.countedLists.filter((it) => it.children.get('Items')?.required),

  check(list, { declaration }) {
    const wrapper = child(list, 'Items');
    if (promised(list) > 0 || (wrapper !== undefined && !isEmpty(wrapper)) || isAmbiguous(list))
      return noReports;

    // An empty Items is there, so it is refused for sure only where the API also asks for a number of items.
    const isSure = wrapper === undefined || declaration.children.get('Items')?.count !== undefined;
    return [
      {
        at: list.nameSpan,
        message: `${list.name} must hold at least one item.`,
        severity: isSure ? 'error' : 'warning',
      },
    ];
  },
};

/** A failover from one origin to several, or to none, does not exist. */
export const originGroupMembers: ElementRule = {
  id: 'origin-group-members',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'An origin group must have exactly two members.',
  why: 'A group has a primary origin and one to fail over to. The API takes no other number.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMembers.html',
  on: [schema.at('OriginGroup.Members')],

  check(list) {
    const count = items(list).length;
    if (count === 0 || count === 2) return noReports;

    return [{ at: list.nameSpan, message: `An origin group has exactly two members, not ${count}.` }];
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
  on: schema.countedLists.filter((it) => itemDeclaration(it)?.type.kind === 'structure'),

  check(list, { text, declaration }) {
    const name = itemDeclaration(declaration)?.name;
    const empty = items(list).filter((it) => isEmpty(it) && it.name === name);
    if (empty.length === 0) return noReports;

    return empty.map((item) => ({
      at: item.span,
      message: `This ${item.name} is empty. To have none, leave it out.`,
      fixes: [
        { title: `Remove the empty ${item.name}`, edits: removeItem(text, list, item), grade: 'preferred' },
      ],
    }));
  },
};

function isEmpty({ children, text }: Element): boolean {
  return children.length === 0 && text.trim() === '';
}

/** How many items Quantity says; not a number where it says none. */
function promised(list: Element): number {
  return Number(child(list, 'Quantity')?.text);
}
