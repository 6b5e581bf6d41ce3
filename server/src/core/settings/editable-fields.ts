import { isInside, type KeyedPath, stepsOf } from '../model/keyed-path.ts';
import type { RuleSettings } from '../rules/rule.ts';
import { type Declaration, schema } from '../schema/index.ts';

type EditableFields = RuleSettings['editableFields'];

/** The classic rule for what an update may touch. */
const classicFields: readonly KeyedPath[] = ['Aliases', 'Comment', 'Enabled'];

/** The keyed paths that may change, each with what is below it; undefined when everything may. */
export function editablePaths(fields: EditableFields): readonly KeyedPath[] | undefined {
  if (fields === 'all') return undefined;
  return fields === 'aliases-comment-enabled' ? classicFields : fields;
}

/** What both of two settings leave editable: nobody loosens what somebody else has locked. */
export function bothEditable(one: EditableFields, other: EditableFields): EditableFields {
  const [ones, others] = [editablePaths(one), editablePaths(other)];
  if (ones === undefined) return other;
  if (others === undefined) return one;

  const inOther = ones.filter((it) => others.some((around) => isInside(it, around)));
  const inOne = others.filter((it) => ones.some((around) => isInside(it, around)));
  return [...new Set([...inOther, ...inOne])];
}

/** Whether a keyed path leads to an element that the schema knows, in a config of either kind. */
export function namesAnElement(path: KeyedPath): boolean {
  const steps = stepsOf(path);
  return steps.length > 0 && Object.values(schema.roots).some((root) => leadsSomewhere(root, steps));
}

function leadsSomewhere(root: Declaration, steps: ReturnType<typeof stepsOf>): boolean {
  let declaration: Declaration | undefined = root;
  for (const { name } of steps) {
    // The items of a list stand directly behind it in a keyed path.
    declaration = declaration?.children.get(name) ?? declaration?.children.get('Items')?.children.get(name);
  }
  return declaration !== undefined;
}
