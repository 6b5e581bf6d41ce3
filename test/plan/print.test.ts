import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Change, plan, planLines, printPlan, sentence } from '../../server/src/core/plan/index.ts';
import { aliases, behaviors, config, type Pieces } from './config.ts';

const base: Pieces = {
  aliases: aliases('www', 'old.example.com'),
  behaviors: behaviors(['*.jpg', '/img/*']),
  comment: '<Comment/>',
};
const changed: Pieces = {
  aliases: aliases('www'),
  behaviors: behaviors(['/img/*', '*.jpg']),
  comment: '<Comment>new</Comment>',
};

test('a plan is one line for each change, in columns, most dangerous first', () =>
  check(
    base,
    changed,
    `E1  ·  3 changes of yours  ·  nothing changed at CloudFront since your pull 12 min ago

  ! Aliases          − old.example.com   traffic for this name will stop being served
  ↕ Behavior /img/*  moved before *.jpg  requests for /img/*.jpg now match here
  + Comment          new

  1 dangerous · 1 needs attention · 1 routine
`,
    { theirs: [], since: 'your pull 12 min ago' },
  ));

test('changes of others stand apart', () =>
  check(
    base,
    base,
    `E1  ·  no change of yours  ·  1 change at CloudFront

At CloudFront

  + Comment  new
`,
    { theirs: plan(config(base), config({ ...base, comment: '<Comment>new</Comment>' })) },
  ));

test('policies AWS manages have names, and times to live are durations', () => {
  const before = '<MinTTL>0</MinTTL><DefaultTTL>60</DefaultTTL><CachePolicyId>mine</CachePolicyId>';
  const after =
    '<MinTTL>90</MinTTL><DefaultTTL>86400</DefaultTTL><CachePolicyId>4135ea2d-6df8-44a3-9df3-4b5a84be39ad</CachePolicyId>';
  assert.deepEqual(
    sentences({ cache: before }, { cache: after }),
    [
      'Default behavior CachePolicyId  mine → CachingDisabled',
      'Default behavior MinTTL  0 s → 1 min 30 s',
      'Default behavior DefaultTTL  1 min → 1 d',
    ].toSorted(),
  );
});

test('a secret shows as changed', () => {
  const after = config();
  const text = after.text.replace('s3cret', 'other');
  assert.deepEqual(
    plan(after, config({ origins: text.match(/<Origins>.*<\/Origins>/s)?.[0] ?? '' })).map(sentence),
    ['Origin one CustomHeaders x-key HeaderValue  changed'],
  );
});

test('control and direction characters and line breaks are shown, not sent to the terminal', () => {
  const comment = '<Comment>a&#10;\u009b31m\u202eb\u007f</Comment>';
  assert.deepEqual(sentences({ comment: '<Comment/>' }, { comment }), [
    'Comment  a\\n\\u{9b}31m\\u{202e}b\\u{7f}',
  ]);
});

test('long values are cut, and white space at an end is seen', () => {
  assert.deepEqual(sentences({ comment: '<Comment>a</Comment>' }, { comment: '<Comment>a </Comment>' }), [
    'Comment  a → "a "',
  ]);
  const [cut] = sentences({ comment: '<Comment/>' }, { comment: `<Comment>${'x'.repeat(300)}</Comment>` });
  assert.ok(cut !== undefined && cut.length < 100 && cut.endsWith('…'));
});

test('every change has a line that names it', () => {
  const changes = plan(config(base), config(changed));
  assert.deepEqual(
    planLines({ title: 'E1', changes }).flatMap((it) => it.change ?? []),
    changes,
  );
});

test('json holds the counts and the changes', () => {
  const changes = plan(config(base), config(changed));
  const printed: unknown = JSON.parse(printPlan({ title: 'E1', changes }, 'json'));
  assert.deepEqual(printed, {
    title: 'E1',
    counts: { dangerous: 1, attention: 1, routine: 1 },
    changes: JSON.parse(JSON.stringify(changes)),
  });
});

test('markdown puts values into code, so that they are neither markup nor mentions', () => {
  const comment = '<Comment>`@team` &lt;b></Comment>';
  const printed = printPlan(
    { title: 'E1 *', changes: plan(config({ comment: '<Comment/>' }), config({ comment })) },
    'markdown',
  );
  assert.equal(
    printed,
    '### E1 \\*  ·  1 change of yours\n\n- + `Comment` `` `@team` <b> ``\n\n0 dangerous · 0 need attention · 1 routine\n',
  );
});

function check(
  before: Pieces,
  after: Pieces,
  expected: string,
  more: { theirs?: readonly Change[]; since?: string },
): void {
  const changes = plan(config(before), config(after));
  assert.equal(printPlan({ title: 'E1', changes, ...more }, 'text'), expected);
}

function sentences(before: Pieces, after: Pieces): readonly string[] {
  return plan(config(before), config(after)).map(sentence).toSorted();
}
