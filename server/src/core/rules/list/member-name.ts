import { removeElement, renameElement } from '../../xml/edits.ts';
import type { StrangerRule } from '../rule.ts';

export const listMemberName: StrangerRule = {
  id: 'list-member-name',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'The children of Items must have the name of the list’s items.',
  why: 'Each list has one name for its items. CloudFront refuses a list with others as "Unexpected complex element termination".',
  source: 'laurilehmijoki/s3_website#270',
  on: 'stranger',

  *check(stranger, { text }) {
    if (stranger.kind !== 'item') return;

    const { element, name } = stranger;
    yield {
      at: element.nameSpan,
      message: `The items of this list are called ${name}, not ${element.name}.`,
      fixes: [
        { title: `Rename to ${name}`, edits: renameElement(element, name), grade: 'preferred' },
        { title: `Remove ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' },
      ],
    };
  },
};
