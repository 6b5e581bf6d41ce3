import { allRules } from '../rules/all.ts';
import type { RuleSettings, Severity } from '../rules/rule.ts';
import { nearest } from '../text/nearest.ts';
import { namesAnElement } from './editable-fields.ts';

/** Something in a settings file that has no meaning. */
export interface SettingsProblem {
  /** Where in the file: `rules.quantity-mismatch`, `editableFields[2]`; empty for the whole of it. */
  readonly path: string;
  readonly message: string;
}

export interface ReadSettings {
  /** Everything that is right; what is not is left out. */
  readonly settings: Partial<RuleSettings>;
  readonly problems: readonly SettingsProblem[];
}

/** Reads the value of a settings file, or the editor's settings of the same names. */
export function readSettings(json: unknown): ReadSettings {
  const problems: SettingsProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  if (!isObject(json)) {
    say('', `Settings are an object, not ${shown(json)}.`);
    return { settings: {}, problems };
  }
  let settings: Partial<RuleSettings> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = fields.get(name);
    if (field !== undefined) settings = { ...settings, ...field(value, say) };
    else if (name !== '$schema') say(name, unknown('setting', name, fields.keys()));
  }
  return { settings, problems };
}

/** All that a rule can be set to. */
export const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'hint', 'off'];

type Say = (path: string, message: string) => void;

/** Reads the value of one setting; answers nothing when it is not right at all. */
type Field = (value: unknown, say: Say) => Partial<RuleSettings>;

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['rules', (value, say) => ({ rules: byRule('rules', value, severity, say) })],
  ['bestPractices', bestPractices],
  ['quotas', (value, say) => ({ quotas: byRule('quotas', value, quota, say) })],
  ['editableFields', editableFields],
]);

/** What a setting takes. */
interface Kind<T> {
  accepts(value: unknown): value is T;
  readonly wanted: string;
}

const severity: Kind<Severity | 'off'> = {
  accepts: (value): value is Severity | 'off' => severities.some((it) => it === value),
  wanted: severities.map((it) => `"${it}"`).join(', '),
};

const quota: Kind<number> = {
  accepts: (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
  wanted: 'a whole number',
};

const ruleIds: ReadonlySet<string> = new Set(allRules.map((it) => it.id));

/** An object of values by rule id. */
function byRule<T>(
  name: string,
  value: unknown,
  { accepts, wanted }: Kind<T>,
  say: Say,
): Readonly<Record<string, T>> {
  if (!isObject(value)) {
    say(name, `Wanted is an object with ids of rules as names, not ${shown(value)}.`);
    return {};
  }
  const entries: [string, T][] = [];
  for (const [id, given] of Object.entries(value)) {
    if (!ruleIds.has(id)) say(`${name}.${id}`, unknown('rule', id, ruleIds));
    else if (accepts(given)) entries.push([id, given]);
    else say(`${name}.${id}`, `Wanted is ${wanted}, not ${shown(given)}.`);
  }
  return Object.fromEntries(entries);
}

function bestPractices(value: unknown, say: Say): Partial<RuleSettings> {
  if (typeof value === 'boolean') return { bestPractices: value };
  say('bestPractices', `Wanted is true or false, not ${shown(value)}.`);
  return {};
}

function editableFields(value: unknown, say: Say): Partial<RuleSettings> {
  if (value === 'all' || value === 'aliases-comment-enabled') return { editableFields: value };
  if (!Array.isArray(value)) {
    const wanted = '"all", "aliases-comment-enabled" or a list of paths';
    say('editableFields', `Wanted is ${wanted}, not ${shown(value)}.`);
    return {};
  }
  const paths: string[] = [];
  for (const [index, path] of value.entries()) {
    const place = `editableFields[${index}]`;
    if (typeof path !== 'string') say(place, `Wanted is a path such as "Origins", not ${shown(path)}.`);
    else if (namesAnElement(path)) paths.push(path);
    else say(place, `No config has "${path}". A path is like "Aliases" or "Origins/Origin[a]/DomainName".`);
  }
  return { editableFields: paths };
}

function unknown(what: string, name: string, candidates: Iterable<string>): string {
  const meant = nearest(name, candidates);
  return `There is no ${what} "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
