import { type KeyedPath, type Step, stepsOf } from '../model/keyed-path.ts';
import type { RuleSettings } from '../rules/rule.ts';
import { type Declaration, schema } from '../schema/index.ts';

type EditableFields = RuleSettings['editableFields'];

/** What an update may touch by the rule of the first versions of the API. */
const classicFields: readonly KeyedPath[] = ['Aliases', 'Comment', 'Enabled'];

/** The paths that may change, each with what is below it; undefined when everything may. */
export function editablePaths(fields: EditableFields): readonly KeyedPath[] | undefined {
  if (fields === 'all') return undefined;
  return fields === 'aliases-comment-enabled' ? classicFields : fields;
}

/** Whether a keyed path is a field or inside it. A step without a key stands for all items: `Origins/Origin/OriginPath`. */
export function isEditable(path: KeyedPath, field: KeyedPath): boolean {
  const steps = stepsOf(path);
  return stepsOf(field).every(({ name, key }, index) => {
    const step = steps[index];
    return step?.name === name && (key === undefined || key === step.key);
  });
}

/** What two settings both leave editable: nobody loosens what somebody else has locked. */
export function bothEditable(one: EditableFields, other: EditableFields): EditableFields {
  const [ones, others] = [editablePaths(one), editablePaths(other)];
  if (ones === undefined) return other;
  if (others === undefined) return one;

  const both = ones.flatMap((a) => others.map((b) => shared(stepsOf(a), stepsOf(b))));
  return [...new Set(both.filter((it) => it !== undefined))];
}

/** The path that is inside two others, when one leads on where the other ends. */
function shared(one: readonly Step[], other: readonly Step[]): KeyedPath | undefined {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const steps: Pick<Step, 'name' | 'key'>[] = [];
  for (const [index, { name, key: ownKey }] of long.entries()) {
    const step = short[index];
    if (step !== undefined && step.name !== name) return undefined;
    if (step?.key !== undefined && ownKey !== undefined && step.key !== ownKey) return undefined;
    const key = ownKey ?? step?.key;
    steps.push(key === undefined ? { name } : { name, key });
  }
  return pathOf(steps);
}

function pathOf(steps: readonly Pick<Step, 'name' | 'key'>[]): KeyedPath {
  return steps
    .map(({ name, key }) => (key === undefined ? name : `${name}[${key.replaceAll(']', ']]')}]`))
    .join('/');
}

/** Whether a path leads to an element that the schema knows, in a config of either kind. */
export function namesAnElement(path: KeyedPath): boolean {
  const steps = stepsOf(path);
  if (steps.length === 0 || pathOf(steps) !== path) return false;
  return Object.values(schema.roots).some((root) => leadsSomewhere(root, steps));
}

function leadsSomewhere(root: Declaration, steps: readonly Step[]): boolean {
  let declaration: Declaration | undefined = root;
  for (const { name } of steps) {
    // Items stand directly behind their list in a keyed path, so `Items` is no step of one.
    const inner: Declaration | undefined = declaration?.children.get('Items');
    declaration =
      name === 'Items' ? undefined : (declaration?.children.get(name) ?? inner?.children.get(name));
  }
  return declaration !== undefined;
}
