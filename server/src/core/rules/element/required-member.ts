import { schema } from '../../schema/index.ts';
import { skeleton } from '../../schema/skeleton.ts';
import type { Declaration } from '../../schema/index.ts';
import { insertChild } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { ElementRule } from '../rule.ts';

/** Members with a rule of their own, which knows more about them. */
function isOwnedElsewhere(declaration: Declaration, member: Declaration): boolean {
  if (member.name === 'CallerReference') return true;
  const isList = declaration.children.has('Quantity') && declaration.children.has('Items');
  return isList && (member.name === 'Items' || member.name === 'Quantity');
}

export const requiredMember: ElementRule = {
  id: 'required-member',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'Elements that the API requires must be there.',
  why: 'CloudFront refuses a config in which a required element is absent, with "Member must not be null".',
  source: 'fog/fog-aws#48; https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.structures,

  *check(element, { text, declaration, before, strangers }) {
    const present = new Set(element.children.map((it) => it.name));
    for (const found of strangers) if (found.kind === 'foreign-spelling') present.add(found.name);

    for (const member of declaration.children.values()) {
      if (!member.required || present.has(member.name) || isOwnedElsewhere(declaration, member)) continue;
      const old = before()?.element.children.find((it) => it.name === member.name);
      const markup = old === undefined ? skeleton(member) : `<${member.name}>${old.text}</${member.name}>`;
      yield {
        at: element.nameSpan,
        message: `${element.name} has no ${member.name}, which CloudFront requires.`,
        fixes: [
          {
            title: `Insert ${member.name}`,
            edits: [insertChild(text, element, markup, lastBefore(element, declaration, member))],
            grade: 'preferred',
          },
        ],
      };
    }
  },
};

/** The last child that the service puts before this member. */
export function lastBefore(element: Element, declaration: Declaration, member: Declaration): Element | undefined {
  const order = [...declaration.children.keys()];
  const position = order.indexOf(member.name);
  return element.children.findLast((it) => {
    const index = order.indexOf(it.name);
    return index >= 0 && index < position;
  });
}
