import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insertChild, removeElement, renameElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { ElementRule, Fix } from '../rule.ts';

export const unknownElement: ElementRule = {
  id: 'unknown-element',
  severity: 'warning',
  summary: 'Elements should be ones the API has.',
  why: 'CloudFront adds elements several times a year, so a name we do not know may be new. It may also be a typo, and then the setting is silently lost.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.structures,

  *check(element, { text, strangers }) {
    for (const found of strangers) {
      if (found.kind !== 'unknown') continue;
      const { name } = found;
      const hint = name === undefined ? '' : ` Did you mean ${name}?`;
      yield {
        at: found.element.nameSpan,
        message: `${element.name} has no ${found.element.name} in the API of SDK ${schema.version}.${hint}`,
        fixes: [...renaming(element, found.element, name), removing(text, found.element)],
      };
    }
  },
};

export const misplacedElement: ElementRule = {
  id: 'misplaced-element',
  severity: 'warning',
  summary: 'Elements should stand inside the element that the API puts them into.',
  why: 'CloudFront reads an element only at its own place, so elsewhere the setting is probably lost.',
  source: 'ansible/ansible#36959',
  on: schema.structures,

  *check(element, { text, strangers }) {
    for (const found of strangers) {
      if (found.kind !== 'misplaced') continue;
      const stray = found.element;
      const homes = found.parents.flatMap((it) => child(element, it) ?? []).filter((it) => !child(it, stray.name));
      yield {
        at: stray.nameSpan,
        message: `${stray.name} does not belong into ${element.name} (SDK ${schema.version}), but into ${list(found.parents)}.`,
        related: homes.map((it) => ({ at: it.nameSpan, message: `${stray.name} belongs here` })),
        fixes: [...homes.map((it) => moving(text, stray, it)), removing(text, stray)],
      };
    }
  },
};

export const cloudformationSpelling: ElementRule = {
  id: 'cloudformation-spelling',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'Elements must be spelled as the API spells them, not as CloudFormation or Terraform do.',
  why: 'CloudFormation and Terraform have their own names for some settings. CloudFront does not read those, and then refuses the config because the setting is missing.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-distribution-viewercertificate.html',
  on: schema.structures,

  *check(element, { text, strangers }) {
    for (const found of strangers) {
      if (found.kind !== 'foreign-spelling') continue;
      yield {
        at: found.element.nameSpan,
        message: `The API spells ${found.element.name} ${found.name}.`,
        fixes: [...renaming(element, found.element, found.name), removing(text, found.element)],
      };
    }
  },
};

export const duplicateElement: ElementRule = {
  id: 'duplicate-element',
  severity: 'error',
  summary: 'An element may stand only once inside its parent.',
  why: 'Only one of them can count, and nobody knows which one CloudFront takes.',
  source: 'the API model has no repeated members outside Items; which one wins was never verified',
  on: schema.structures,

  *check(element, { text, declaration }) {
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
        fixes: [
          { ...removing(text, member), title: `Remove this ${member.name}` },
          { ...removing(text, first), title: `Remove the first ${member.name}` },
        ],
      };
    }
  },
};

function renaming(parent: Element, element: Element, name: string | undefined): readonly Fix[] {
  if (name === undefined || child(parent, name) !== undefined) return [];
  return [{ title: `Rename to ${name}`, edits: renameElement(element, name), grade: 'preferred' }];
}

function removing(text: string, element: Element): Fix {
  return { title: `Remove ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' };
}

function moving(text: string, element: Element, home: Element): Fix {
  const markup = text.slice(element.span.start, element.span.end);
  const last = home.children.at(-1);
  return {
    title: `Move into ${home.name}`,
    edits: [removeElement(text, element), insertChild(text, home, markup, last)],
    grade: 'preferred',
  };
}

function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
