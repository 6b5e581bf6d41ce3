import { type KeyedPath, stepsOf } from '../../model/keyed-path.ts';
import { labelOf } from '../../plan/label.ts';
import type { ChangeRule, RuleSettings } from '../rule.ts';
import { placeOf, spanOf } from './place.ts';
import { takingBack } from './restore.ts';

/** What an update may touch by the rule of the first versions of the API. */
const classicFields = ['Aliases', 'Comment', 'Enabled'];

/** No setting silences it and nobody can push in spite of it: a team that locks fields means it. */
export const editableFields: ChangeRule = {
  id: 'editable-fields',
  severity: 'error',
  summary: 'Only the fields that the team opened may change.',
  why: 'The setting editableFields says what an update may touch. Whoever set it wants the rest to change in another way, such as by a stack or after a review.',
  source: 'your settings: cloudfrontConfig.editableFields, or editableFields in .cloudfront-config.json',
  on: 'change',

  *check(changes, context) {
    const fields = fieldsIn(context.settings);
    if (fields === 'all') return;
    const allowed = fields.map(stepsOf);
    const list = fields.length === 0 ? 'nothing' : fields.join(', ');
    for (const change of changes) {
      if (allowed.some((it) => isCovered(change.path, it))) continue;
      const place = placeOf(context.doc, change);
      const { thing, detail } = labelOf(change.path);
      yield {
        at: place === undefined ? context.index.config.element.nameSpan : spanOf(place),
        message: `${thing}${detail === '' ? '' : ` → ${detail}`} may not change here: editableFields allows ${list}.`,
        fixes: takingBack(change, context),
      };
    }
  },
};

function fieldsIn({ editableFields: fields }: RuleSettings): 'all' | readonly string[] {
  return fields === 'aliases-comment-enabled' ? classicFields : fields;
}

/** Whether a path is a field or inside it. A step without a key stands for all items, as in `Origins/Origin/OriginPath`. */
function isCovered(path: KeyedPath, field: ReturnType<typeof stepsOf>): boolean {
  const steps = stepsOf(path);
  return field.every(({ name, key }, index) => {
    const step = steps[index];
    return step?.name === name && (key === undefined || key === step.key);
  });
}
