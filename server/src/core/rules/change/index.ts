import { type ChangeRule, noReports } from '../rule.ts';
import { replaceSemanticsLoss } from './absent.ts';
import { editableFields } from './editable-fields.ts';
import {
  connectionModeImmutable,
  continuousDeploymentLockedFields,
  stagingFlagImmutable,
  streamingOriginImmutable,
} from './locked.ts';
import { behaviorReordered, cacheTagHeaderChanged, originDomainChanged } from './noticed.ts';
import { removedRules } from './removed.ts';
import { enabledFlip, removedGeo, removedLogging, removedSigners, removedWebacl } from './switched.ts';

/** What a config loses that becomes one for tenants, or stops being one, is said by the rule about that. */
const rulesForOneMode: readonly ChangeRule[] = [
  stagingFlagImmutable,
  continuousDeploymentLockedFields,
  replaceSemanticsLoss,
  ...removedRules,
  removedWebacl,
  removedLogging,
  removedGeo,
  removedSigners,
];

/** Rules about what changed since the pull. */
export const changeRules: readonly ChangeRule[] = [
  ...rulesForOneMode.map(silentInOtherMode),
  connectionModeImmutable,
  streamingOriginImmutable,
  editableFields,
  enabledFlip,
  behaviorReordered,
  originDomainChanged,
  cacheTagHeaderChanged,
];

function silentInOtherMode(rule: ChangeRule): ChangeRule {
  return {
    ...rule,
    check: (changes, context) =>
      changes.some((it) => it.path === 'ConnectionMode') ? noReports : rule.check(changes, context),
  };
}
