import type { RuleSettings } from '../rules/rule.ts';
import { bothEditable } from './editable-fields.ts';

/**
 * Several settings as one: what comes later outweighs what comes before it, rule by rule and quota by quota.
 * Only `editableFields` gets tighter with each, whatever the order.
 */
export function mergeSettings(...layers: readonly Partial<RuleSettings>[]): Partial<RuleSettings> {
  let merged: Partial<RuleSettings> = {};
  for (const layer of layers) {
    merged = {
      ...merged,
      ...layer,
      rules: { ...merged.rules, ...layer.rules },
      quotas: { ...merged.quotas, ...layer.quotas },
      editableFields: bothEditable(merged.editableFields ?? 'all', layer.editableFields ?? 'all'),
    };
  }
  return merged;
}
