import { type Edit, remove, replace, type Span } from '../../text/edit.ts';
import { nearest } from '../../text/nearest.ts';
import { removeSpan } from '../../xml/edits.ts';
import type { Fix, SuppressionRule } from '../rule.ts';
import type { JudgedName, JudgedSuppression } from './apply.ts';

const source = 'our own comment; no other tool reads it';

export const suppressionUnused: SuppressionRule = {
  id: 'suppression-unused',
  severity: 'hint',
  summary: 'A comment that suppresses a rule should silence something.',
  why: 'A comment that silences nothing now may hide a mistake that somebody makes later.',
  source,
  on: 'suppression',

  *check(suppression, { text }) {
    const { at, names } = suppression;
    const idle = names.filter((it) => it.outcome === 'unused' || it.outcome === 'fixed');
    if (idle.length < names.length) {
      for (const name of idle) {
        const fix: Fix = {
          title: `Remove ${name.id} from the comment`,
          edits: [withoutName(suppression, name)],
          grade: 'preferred',
        };
        yield { at: name.at, message: reason(name), fixes: [fix], tag: 'unnecessary' };
      }
      return;
    }
    yield {
      at,
      message: names.length === 0 ? 'This comment names no rule.' : idle.map(reason).join(' '),
      fixes: [{ title: 'Remove the comment', edits: [removeSpan(text, at)], grade: 'preferred' }],
      tag: 'unnecessary',
    };
  },
};

export const suppressionUnknownRule: SuppressionRule = {
  id: 'suppression-unknown-rule',
  severity: 'hint',
  summary: 'A comment that suppresses a rule must name one that exists.',
  why: 'A misspelled id silences nothing.',
  source,
  on: 'suppression',

  *check({ names }, { ruleIds }) {
    for (const { id, at } of names.filter((it) => it.outcome === 'unknown')) {
      const name = nearest(id, ruleIds);
      yield {
        at,
        message: `There is no rule "${id}".${name === undefined ? '' : ` Did you mean "${name}"?`}`,
        fixes:
          name === undefined
            ? []
            : [{ title: `Change to ${name}`, edits: [replace(at, name)], grade: 'preferred' }],
      };
    }
  },
};

function reason({ id, outcome }: JudgedName): string {
  return outcome === 'fixed'
    ? `No comment can suppress ${id}.`
    : `There is nothing here for ${id} to say, so nothing is suppressed.`;
}

/** Takes a name out, with what stands between it and the next name, or the one before when it is the last. */
function withoutName({ names }: JudgedSuppression, name: JudgedName): Edit {
  const index = names.indexOf(name);
  const [before, after] = [names[index - 1], names[index + 1]];
  const span: Span = {
    start: after === undefined ? (before?.at.end ?? name.at.start) : name.at.start,
    end: after?.at.start ?? name.at.end,
  };
  return remove(span);
}
