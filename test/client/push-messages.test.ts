import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '#core';
import type { ReadyPush } from '#sync';
import { conflictMessage } from '../../client/src/messages/conflict.ts';
import type { Message } from '../../client/src/messages/message.ts';
import { editedMessage, occupiedMessage, replaceMessage } from '../../client/src/messages/pull.ts';
import {
  confirmBelowPlan,
  confirmMessage,
  errorsMessage,
  mustConfirm,
  nothingMessage,
  refusedMessage,
  unknownMessage,
} from '../../client/src/messages/push.ts';

const comment: Change = {
  mark: 'changed',
  path: 'Comment',
  before: 'a',
  after: 'b',
  risk: 'routine',
  beforeSpan: undefined,
  afterSpan: undefined,
};
const alias: Change = {
  ...comment,
  mark: 'removed',
  path: 'Aliases/CNAME[old.example.com]',
  before: 'old.example.com',
  after: undefined,
  risk: 'dangerous',
  danger: 'alias-removed',
  note: 'traffic for this name will stop being served',
};
const priceClass: Change = { ...comment, path: 'PriceClass' };

const subject = { distributionId: 'E2QW', accountId: '111122223333', alias: 'www.example.com' };

function ready(change: Partial<ReadyPush>): ReadyPush {
  return {
    kind: 'ready',
    request: { uri: 'file:///a.xml', text: '', errors: 'stop' },
    link: {
      distributionId: 'E2QW',
      kind: 'distribution',
      accountId: '111122223333',
      profile: '',
      endpoint: 'aws',
      status: 'Deployed',
      etag: 'E1',
      baseline: '',
      pulledText: '',
      pulledAt: '',
    },
    text: '',
    basis: 'unmoved',
    live: { xml: '', etag: 'E1' },
    readAt: '',
    mine: [comment],
    theirs: [],
    confirm: 'always',
    findings: [],
    ...change,
  };
}

/** `text | detail [Button] [Button]` */
function shown(message: Message<unknown>): string {
  const { text, detail, buttons } = message;
  return [detail === undefined ? text : `${text} | ${detail}`, ...buttons.map((it) => `[${it.title}]`)].join(
    ' ',
  );
}

describe('the question before a push', () => {
  it('counts the changes, and names distribution, alias and account', () => {
    assert.equal(
      shown(confirmMessage(ready({ mine: [comment, priceClass] }), subject)),
      'Push 2 changes to E2QW (www.example.com, account 111122223333)? [Push] [Show Plan]',
    );
    assert.equal(
      shown(confirmMessage(ready({}), { ...subject, alias: undefined })),
      'Push 1 change to E2QW (account 111122223333)? [Push] [Show Plan]',
    );
  });

  it('spells out what is dangerous, and shows the plan first', () => {
    const push = ready({ mine: [alias, comment, priceClass] });
    assert.equal(
      shown(confirmMessage(push, subject)),
      'Push 3 changes to E2QW (www.example.com, account 111122223333)? | ! Aliases old.example.com: traffic for this name will stop being served\nand 2 other changes [Show Plan] [Push Dangerous Change]',
    );
    assert.equal(
      shown(confirmBelowPlan(push, subject)),
      'Push 3 changes to E2QW (www.example.com, account 111122223333)? [Push Dangerous Change]',
    );
  });

  it('offers to push both only where nothing is dangerous', () => {
    const both = ready({ basis: 'merged', mine: [priceClass], theirs: [comment] });
    const text = 'Someone changed 1 thing since your pull: Comment. Your change does not touch it.';
    assert.equal(shown(confirmMessage(both, subject)), `${text} [Push Both] [Show Plan]`);
    assert.match(
      shown(confirmMessage({ ...both, mine: [alias] }, subject)),
      /\[Show Plan\] \[Push Dangerous Change\]$/,
    );
  });

  it('may be left out for the sequel of one’s own push alone', () => {
    const sequel = ready({ confirm: 'as-set' });
    assert.equal(mustConfirm(sequel, 'dangerous'), false);
    assert.equal(mustConfirm(sequel, 'always'), true);
    assert.equal(mustConfirm(ready({}), 'dangerous'), true);
    assert.equal(mustConfirm({ ...sequel, mine: [alias] }, 'dangerous'), true);
    assert.equal(mustConfirm({ ...sequel, theirs: [comment] }, 'dangerous'), true);
  });
});

describe('the words after a push', () => {
  it('count the errors that stopped it', () => {
    const finding = {
      rule: 'r',
      severity: 'error',
      message: 'One.',
      at: { start: 0, end: 0 },
      fixes: [],
    } as const;
    assert.equal(
      shown(errorsMessage([finding, { ...finding, severity: 'hint' }, { ...finding, message: 'Two.' }])),
      'CloudFront would refuse this: 2 errors. | One.\nTwo. [Show Problems] [Push Anyway]',
    );
  });

  it('are CloudFront’s own where it refused', () => {
    const error = { code: 'InvalidArgument', message: 'The parameter MinTTL is required.', requestId: 'r' };
    assert.equal(
      shown(refusedMessage(error, 'MinTTL')),
      'CloudFront refused the push: The parameter MinTTL is required. (InvalidArgument) [Go to MinTTL] [Copy Request Id]',
    );
    assert.equal(shown(refusedMessage({ ...error, requestId: undefined }, undefined)).includes('['), false);
  });

  it('say what is known when no answer came', () => {
    const start = 'The connection broke before CloudFront answered.';
    const unknown = { kind: 'unknown', message: 'm' } as const;
    const live = { xml: '', etag: '' };
    assert.equal(
      shown(unknownMessage({ ...unknown, known: 'not-applied-yet', live })),
      `${start} CloudFront still shows the old config. [Push Again]`,
    );
    assert.equal(
      shown(unknownMessage({ ...unknown, known: 'cannot-tell', live })),
      `${start} CloudFront shows neither the old config nor yours. [Compare]`,
    );
    assert.match(
      shown(unknownMessage({ ...unknown, known: 'cannot-tell', live: undefined })),
      /is not known\. \[Compare\]$/,
    );
  });

  it('offer a pull where only others changed something', () => {
    assert.equal(shown(nothingMessage([])), 'No change since the pull. Nothing was sent.');
    assert.equal(
      shown(nothingMessage([comment])),
      'No change of yours, so nothing was sent. Someone changed 1 thing since your pull: Comment. [Pull]',
    );
  });
});

describe('the words of a conflict', () => {
  it('name what both changed, with all three values', () => {
    const conflict = {
      path: 'x',
      title: 'Behavior /api/* → DefaultTTL',
      reason: '',
      base: '60',
      mine: '0',
      theirs: '300',
      mineSpan: { start: 0, end: 0 },
      takeTheirs: [],
    };
    const merge = { kind: 'conflict', conflicts: [conflict], edits: [], theirs: [] } as const;
    assert.equal(
      shown(conflictMessage({ mine: [comment], theirs: [comment], merge })),
      'Someone also changed Behavior /api/* → DefaultTTL (60 → 300; yours 0). | Nothing was sent, and nothing was overwritten. [Merge…] [Compare] [Use Live…]',
    );
  });

  it('offer no merge of texts that cannot be read', () => {
    const merge = { kind: 'unreadable', which: 'mine' } as const;
    assert.equal(
      shown(conflictMessage({ mine: [comment, priceClass], theirs: [alias], merge })),
      'Someone changed 1 thing since your pull: Aliases. Your 2 changes do not touch it. | Nothing was sent, and nothing was overwritten. [Compare] [Use Live…]',
    );
  });
});

describe('the words of a pull into an edited file', () => {
  const merge = { kind: 'merged', edits: [], theirs: [] } as const;

  it('count the changes, and keep them when the dialog is closed', () => {
    const message = editedMessage('E2QW.distribution.xml', { mine: [comment, alias], theirs: [], merge });
    assert.equal(
      shown(message),
      'E2QW.distribution.xml has 2 changes of yours. | Nothing changed at CloudFront since your pull. [Merge] [Compare] [Keep Mine] [Replace…]',
    );
    assert.equal(message.buttons.find((it) => it.closes)?.action, 'keep');
  });

  it('say what replacing drops', () => {
    const detail = (changes: number, comments: number) =>
      replaceMessage('a.xml', { changes, comments }).detail;
    assert.equal(detail(2, 1), 'This drops 2 changes and 1 comment of yours. Undo brings everything back.');
    assert.equal(detail(0, 0), 'This drops your layout. Undo brings everything back.');
  });

  it('name the distribution that a file is linked to instead', () => {
    assert.match(occupiedMessage('a.xml', 'E2', 'E1').text, /^a\.xml is linked to E1, not to E2\.$/);
    assert.match(
      occupiedMessage('a.xml', 'E2', undefined).text,
      /^a\.xml is there and is not linked to E2\.$/,
    );
  });
});
