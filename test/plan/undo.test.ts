import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markUndone, plan } from '../../server/src/core/plan/index.ts';
import { aliases, behaviors, config, type Pieces } from './config.ts';

test('going back to a value from before somebody else changed it is dangerous, and says whose change', () =>
  check(
    { comment: '<Comment>old</Comment>' },
    { comment: '<Comment>theirs</Comment>' },
    { comment: '<Comment>old</Comment>' },
    ['undoes-other Comment: undoes a change made yesterday by ann'],
  ));

test('a third value undoes nothing', () =>
  check(
    { comment: '<Comment>old</Comment>' },
    { comment: '<Comment>theirs</Comment>' },
    { comment: '<Comment>mine</Comment>' },
    ['routine Comment: undefined'],
  ));

test('only the elements they changed count', () =>
  check(
    { aliases: aliases('a') },
    { aliases: aliases('a', 'b') },
    { aliases: aliases('a'), comment: '<Comment>mine</Comment>' },
    ['undoes-other Aliases/CNAME[b]: undoes a change made yesterday by ann', 'routine Comment: undefined'],
  ));

test('a move put back counts too', () =>
  check(
    { behaviors: behaviors(['/a', '/b']) },
    { behaviors: behaviors(['/b', '/a']) },
    { behaviors: behaviors(['/a', '/b']) },
    ['undoes-other CacheBehaviors/CacheBehavior[/a]: undoes a change made yesterday by ann'],
  ));

function check(before: Pieces, after: Pieces, mine: Pieces, expected: readonly string[]): void {
  const others = [{ before: config(before), after: config(after), description: 'yesterday by ann' }];
  const marked = markUndone(plan(config(after), config(mine)), config(mine), others);
  assert.deepEqual(
    marked.map(({ danger, risk, path, note }) => `${danger ?? risk} ${path}: ${note}`),
    expected,
  );
}
