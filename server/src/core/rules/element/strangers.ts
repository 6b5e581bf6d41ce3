import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insertChild, markupOf, removeElement, renameElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { Fix, StrangerRule } from '../rule.ts';

export const unknownElement: StrangerRule = {
  id: 'unknown-element',
  severity: 'warning',
  summary: 'Elements should be ones the API has.',
  why: 'CloudFront adds elements several times a year, so a name we do not know may be new. It may also be a typo, and then the setting is silently lost.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: 'stranger',

  *check(stranger, { text, parent }) {
    const { element, kind } = stranger;
    if (kind === 'in-value') {
      const message = `${parent.name} holds a value, so ${element.name} means nothing inside it.`;
      yield { at: element.nameSpan, message, fixes: [removing(text, element)] };
    }
    if (kind !== 'unknown') return;

    const hint = stranger.name === undefined ? '' : ` Did you mean ${stranger.name}?`;
    yield {
      at: element.nameSpan,
      message: `${parent.name} has no ${element.name} in the API of SDK ${schema.version}.${hint}`,
      fixes: [...renaming(parent, element, stranger.name), removing(text, element)],
    };
  },
};

export const misplacedElement: StrangerRule = {
  id: 'misplaced-element',
  severity: 'warning',
  summary: 'Elements should stand inside the element that the API puts them into.',
  why: 'CloudFront reads an element only at its own place, so elsewhere the setting is probably lost.',
  source: 'ansible/ansible#36959',
  on: 'stranger',

  *check(stranger, { text, parent }) {
    if (stranger.kind !== 'misplaced') return;

    const { element, parents } = stranger;
    const homes = parents.flatMap((it) => child(parent, it) ?? []).filter((it) => !child(it, element.name));
    yield {
      at: element.nameSpan,
      message: `${element.name} does not belong into ${parent.name} (SDK ${schema.version}), but into ${listed(parents)}.`,
      related: homes.map((it) => ({ at: it.nameSpan, message: `${element.name} belongs here` })),
      fixes: [...homes.map((it) => moving(text, element, it)), removing(text, element)],
    };
  },
};

export const cloudformationSpelling: StrangerRule = {
  id: 'cloudformation-spelling',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'Elements must be spelled as the API spells them, not as CloudFormation or Terraform do.',
  why: 'CloudFormation and Terraform have their own names for some settings. CloudFront does not read those, and then refuses the config because the setting is missing.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-distribution-viewercertificate.html',
  on: 'stranger',

  *check(stranger, { text, parent }) {
    if (stranger.kind !== 'foreign-spelling') return;

    const { element, name } = stranger;
    yield {
      at: element.nameSpan,
      message: `The API spells ${element.name} ${name}.`,
      fixes: [...renaming(parent, element, name), removing(text, element)],
    };
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
  return {
    title: `Move into ${home.name}`,
    edits: [
      removeElement(text, element),
      insertChild(text, home, markupOf(text, element), home.children.at(-1)),
    ],
    grade: 'preferred',
  };
}

/** A few names; most elements have one possible parent, `Items` has twenty. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} or ${names.length - 2} others`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
