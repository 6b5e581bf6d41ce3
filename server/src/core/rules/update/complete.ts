import type { Edit } from '../../text/edit.ts';
import { laidOut } from '../element/required-member.ts';
import { insertMember } from '../fixes.ts';
import type { Fix } from '../rule.ts';
import type { Missing } from './missing.ts';

/** One fix that inserts everything an update needs: what the baseline has, else what is usual. */
export function completing(text: string, missing: readonly Missing[]): Fix {
  const edits = missing.toSorted(byPlace).map((it) => insertion(text, it));
  return { title: 'Complete for update', edits, grade: 'preferred' };
}

/** A fix that inserts one of them. */
export function inserting(text: string, missing: Missing): Fix {
  const verb = missing.former === undefined ? 'Insert' : 'Restore';
  return {
    title: `${verb} ${missing.member.name}`,
    edits: [insertion(text, missing)],
    grade: 'preferred',
  };
}

function insertion(text: string, { parent, member, requirement, former }: Missing): Edit {
  const { name } = member;
  const usual = `<${name}>${requirement.usual?.[name] ?? ''}</${name}>`;
  const markup = former === undefined ? usual : laidOut(former.text, former.element);
  return insertMember(text, parent, name, markup);
}

/** Insertions at one place keep their order, so members of one element must come as the service puts them. */
function byPlace(a: Missing, b: Missing): number {
  const order = ({ parent, member }: Missing) => [...parent.declaration.children.keys()].indexOf(member.name);
  return a.parent.element.span.start - b.parent.element.span.start || order(a) - order(b);
}
