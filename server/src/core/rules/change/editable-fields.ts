import { labelOf } from '../../plan/label.ts';
import { editablePaths, isEditable } from '../../settings/editable-fields.ts';
import type { ChangeRule } from '../rule.ts';
import { placeOf, spanOf } from './place.ts';
import { takingBack } from './restore.ts';

/** No setting silences it and nobody can push in spite of it: a team that locks fields means it. */
export const editableFields: ChangeRule = {
  id: 'editable-fields',
  severity: 'error',
  summary: 'Only the fields that the team opened may change.',
  why: 'The setting editableFields says what an update may touch. Whoever set it wants the rest to change in another way, such as by a stack or after a review.',
  source: 'your settings: cloudfrontConfig.editableFields, or editableFields in .cloudfront-config.json',
  on: 'change',

  *check(changes, context) {
    const fields = editablePaths(context.settings.editableFields);
    if (fields === undefined) return;
    const list = fields.length === 0 ? 'nothing' : fields.join(', ');
    for (const change of changes) {
      if (fields.some((it) => isEditable(change.path, it))) continue;
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
