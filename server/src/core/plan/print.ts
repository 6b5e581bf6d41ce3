import { managedPolicies } from '../model/managed-policies.ts';
import type { Change, Risk } from './change.ts';
import { duration } from './duration.ts';
import { labelOf } from './label.ts';

/** A plan with what stands around it. */
export interface PlanText {
  /** What it is about, e.g. the distribution's id and first alias. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** What others changed; undefined when that was not looked at. */
  readonly theirs?: readonly Change[];
  /** Since when others were looked at, e.g. `your pull 12 min ago`. */
  readonly since?: string;
}

/** One line of a printed plan, with the change it tells of. */
export interface PlanLine {
  readonly text: string;
  readonly change?: Change;
}

/** Prints a plan; `json` is one object with counts, the changes and those of others. */
export function printPlan(plan: PlanText, format: 'text' | 'markdown' | 'json'): string {
  switch (format) {
    case 'text':
      return planLines(plan)
        .map((it) => `${it.text}\n`)
        .join('');
    case 'markdown':
      return markdown(plan);
    case 'json': {
      const { title, changes, theirs } = plan;
      return `${JSON.stringify({ title, counts: countsOf(changes), changes, theirs }, null, 2)}\n`;
    }
  }
}

/** The lines of a plan as text, so that each can become a link. */
export function planLines(plan: PlanText): readonly PlanLine[] {
  const { changes, theirs = [] } = plan;
  const own =
    changes.length === 0 ? [] : [empty, ...table(changes), empty, { text: `  ${summary(changes)}` }];
  const others = theirs.length === 0 ? [] : [empty, { text: 'At CloudFront' }, empty, ...table(theirs)];
  return [{ text: headline(plan) }, ...own, ...others];
}

/** How many changes there are of each risk. */
export function countsOf(changes: readonly Change[]): Readonly<Record<Risk, number>> {
  const count = (risk: Risk) => changes.filter((it) => it.risk === risk).length;
  return { dangerous: count('dangerous'), attention: count('attention'), routine: count('routine') };
}

/** One change in one line without its mark, e.g. `Behavior /api/* DefaultTTL  1 min → 5 min`. */
export function sentence(change: Change): string {
  const { thing, detail } = labelOf(change.path);
  const name = detail === '' ? thing : `${thing} ${detail}`;
  return visible(`${name}  ${difference(change)}`);
}

const empty: PlanLine = { text: '' };
const marks = { added: '+', removed: '−', changed: '~', moved: '↕' };

function headline({ title, changes, theirs, since }: PlanText): string {
  const others =
    theirs === undefined
      ? []
      : [`${theirs.length === 0 ? 'nothing changed' : plural(theirs.length)} at CloudFront`];
  const when = since === undefined ? '' : ` since ${since}`;
  const own = changes.length === 0 ? 'no change of yours' : `${plural(changes.length)} of yours`;
  return visible([title, own, ...others.map((it) => it + when)].join('  ·  '));
}

function plural(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

function summary(changes: readonly Change[]): string {
  const { dangerous, attention, routine } = countsOf(changes);
  return `${dangerous} dangerous · ${attention} need${attention === 1 ? 's' : ''} attention · ${routine} routine`;
}

function table(changes: readonly Change[]): readonly PlanLine[] {
  const rows = changes.map((change) => ({ change, ...labelOf(change.path) }));
  const thingWidth = width(rows.map((it) => visible(it.thing)));
  const cells = rows.map((it) => cellOf(it.change, it.detail));
  const cellWidth = width(cells);
  return rows.map(({ change, thing }, index): PlanLine => {
    const cell = cells[index] ?? '';
    const note = visible(change.note ?? '');
    const sign = change.danger === undefined && change.risk !== 'dangerous' ? marks[change.mark] : '!';
    const text = `  ${sign} ${visible(thing).padEnd(thingWidth)}  ${note === '' ? cell : cell.padEnd(cellWidth)}  ${note}`;
    return { text: text.trimEnd(), change };
  });
}

/** What of the thing changed, and how. The first column may be taken by `!`, so the mark stands here too. */
function cellOf(change: Change, detail: string): string {
  const isHidden = change.risk === 'dangerous' && (change.mark === 'added' || change.mark === 'removed');
  return visible(
    [detail, isHidden ? `${marks[change.mark]} ${difference(change)}` : difference(change)]
      .filter((it) => it !== '')
      .join('  '),
  );
}

function difference({ mark, path, before, after, place }: Change): string {
  const value = (it: string | undefined) => shortened(valueInWords(path, it ?? ''));
  switch (mark) {
    case 'moved':
      return `moved ${place}`;
    case 'added':
      return after === secret ? 'added' : value(after);
    case 'removed':
      return before === secret ? 'removed' : value(before);
    case 'changed':
      return before === secret && after === secret ? 'changed' : `${value(before)} → ${value(after)}`;
  }
}

const secret = '***';

/** A policy AWS manages by its name, a time to live as a duration, a value with spaces around it in quotes. */
function valueInWords(path: string, value: string): string {
  if (/PolicyId$/.test(path)) return managedPolicies.get(value)?.name ?? value;
  if (/TTL$/.test(path) && /^\d{1,12}$/.test(value)) return duration(Number(value));
  return value === '' || value !== value.trim() ? JSON.stringify(value) : value;
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

/** Control and direction characters would do something on a terminal; here they are shown. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (it) => {
    return it === '\n' ? '\\n' : `\\u{${it.codePointAt(0)?.toString(16)}}`;
  });
}

function width(texts: readonly string[]): number {
  return texts.reduce((widest, it) => Math.min(48, Math.max(widest, it.length)), 0);
}

function markdown(plan: PlanText): string {
  const { changes, theirs = [] } = plan;
  const own = changes.length === 0 ? [] : ['', ...changes.map(bullet), '', summary(changes)];
  const others = theirs.length === 0 ? [] : ['', '#### At CloudFront', '', ...theirs.map(bullet)];
  return [`### ${prose(headline(plan))}`, ...own, ...others].map((it) => `${it}\n`).join('');
}

function bullet(change: Change): string {
  const { thing, detail } = labelOf(change.path);
  const words = [
    change.risk === 'dangerous' ? '**!**' : '',
    marks[change.mark],
    code(visible(thing)),
    prose(visible(detail)),
    code(visible(difference(change))),
  ];
  const note = change.note === undefined ? '' : ` (${prose(visible(change.note))})`;
  return `- ${words.filter((it) => it !== '').join(' ')}${note}`;
}

/** A code span that holds any text. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((it) => it[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function prose(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~#@]/g, '\\$&');
}
