import { schema } from '../../schema/index.ts';
import { removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { ElementContext, ElementRule, Fix, Report } from '../rule.ts';
import { noReports } from '../rule.ts';

export const duplicateElement: ElementRule = {
  id: 'duplicate-element',
  severity: 'error',
  summary: 'An element may stand only once inside its parent.',
  why: 'Only one of them can count, and nobody knows which one CloudFront takes.',
  source: 'the API model has no repeated members outside Items; which one wins was never verified',
  on: schema.structures,

  check(element, context) {
    const { children } = element;
    const names = new Set<string>();
    for (const it of children) names.add(it.name);
    return names.size === children.length ? noReports : duplicatesIn(element, context);
  },
};

function* duplicatesIn(element: Element, { text, declaration }: ElementContext): Iterable<Report> {
  const firsts = new Map<string, Element>();
  for (const member of element.children) {
    if (!declaration.children.has(member.name)) continue;
    const first = firsts.get(member.name);
    if (first === undefined) {
      firsts.set(member.name, member);
      continue;
    }
    yield {
      at: member.nameSpan,
      message: `${element.name} has a second ${member.name}. Only one can count.`,
      related: [{ at: first.nameSpan, message: 'the first one' }],
      fixes: [removing(text, member, 'this'), removing(text, first, 'the first')],
    };
  }
}

function removing(text: string, element: Element, which: string): Fix {
  return { title: `Remove ${which} ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' };
}
