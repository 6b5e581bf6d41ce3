import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Asked, type Trouble, troubleMessage } from '../../client/src/messages/access.ts';

const asked: Asked = {
  place: { profile: 'prod', endpoint: 'aws' },
  target: { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' },
  accountId: '111122223333',
  otherProfile: undefined,
};

const error = { code: 'AccessDenied', message: 'no', status: 403, requestId: 'r' };
const wrongAccount: Trouble = {
  kind: 'wrong-account',
  distributionId: 'E2QWRUHAPOMQZL',
  expected: '111122223333',
  actual: '222233334444',
  profile: 'dev',
  error,
};
const denied: Trouble = {
  kind: 'denied',
  error,
  action: 'cloudfront:UpdateDistribution',
  principal: 'arn:aws:iam::111122223333:user/ann',
};

/** `text [Button] [Button]` */
function told(trouble: Trouble, change: Partial<Asked> = {}): string {
  const message = troubleMessage(trouble, { ...asked, ...change });
  return [message?.text, ...(message?.buttons.map((it) => `[${it.title}]`) ?? [])].join(' ');
}

describe('trouble on the way to CloudFront', () => {
  it('tells whose account it is, and offers the profile that is known to be right', () => {
    const text = 'E2QWRUHAPOMQZL belongs to account 111122223333; profile "dev" is 222233334444.';
    assert.equal(told(wrongAccount), `${text} [Select Profile…]`);
    assert.equal(told(wrongAccount, { otherProfile: 'prod' }), `${text} [Use Profile prod]`);
    assert.equal(
      told({ ...wrongAccount, actual: undefined, profile: '' }),
      'E2QWRUHAPOMQZL belongs to account 111122223333; the account of the credentials in use is not known. [Select Profile…]',
    );
  });

  it('offers to sign in where that is what is missing', () => {
    const trouble = { kind: 'no-credentials', profile: 'prod', message: 'm' } as const;
    assert.equal(
      told({ ...trouble, reason: 'sso-expired' }),
      'Profile "prod" needs a new sign-in. [Run aws sso login]',
    );
    assert.equal(
      told({ ...trouble, reason: 'rejected', message: 'Signature expired' }),
      'AWS does not accept the credentials of profile "prod": Signature expired [Select Profile…]',
    );
    for (const reason of ['none', 'unknown-profile', 'mfa-needed', 'expired'] as const)
      assert.equal(told({ ...trouble, reason }), 'm [Select Profile…]');
  });

  it('names who may not do what, and copies the statement that allows it', () => {
    assert.equal(
      told(denied),
      'prod (arn:aws:iam::111122223333:user/ann) may not call cloudfront:UpdateDistribution on E2QWRUHAPOMQZL. [Copy IAM Statement]',
    );
    const [button] = troubleMessage(denied, asked)?.buttons ?? [];
    assert.ok(button?.action.kind === 'copy');
    assert.deepEqual(JSON.parse(button.action.text), {
      Effect: 'Allow',
      Action: 'cloudfront:UpdateDistribution',
      Resource: 'arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL',
    });
    assert.equal(
      told({ ...denied, action: undefined, principal: undefined }),
      'CloudFront does not allow it: no (AccessDenied) [Select Profile…]',
    );
  });

  it('limits no list to one distribution', () => {
    const list = { ...denied, action: 'cloudfront:ListDistributions' };
    const [button] = troubleMessage(list, { ...asked, target: undefined })?.buttons ?? [];
    assert.ok(button?.action.kind === 'copy');
    assert.match(button.action.text, /"Resource": "\*"/);
  });

  it('never offers to unlink, whatever is not found', () => {
    assert.equal(
      told({ kind: 'gone', error }),
      'CloudFront has no distribution E2QWRUHAPOMQZL in account 111122223333. Your text is kept.',
    );
  });

  it('says of each write that failed what was not done', () => {
    const failed = (what: 'baseline' | 'document' | 'link' | 'journal') =>
      told({ kind: 'not-stored', what, message: 'ENOSPC' });
    assert.match(failed('journal'), /^Nothing was sent, .*: ENOSPC \[Show Log\]$/);
    assert.match(failed('baseline'), /^Nothing was changed, /);
    assert.match(failed('document'), /stays linked as it was/);
    assert.match(failed('link'), /stays linked as it was/);
  });

  it('is silent where the user cancelled, and speaks of the rest', () => {
    assert.equal(troubleMessage({ kind: 'cancelled' }, asked), undefined);
    assert.match(told({ kind: 'throttled', error }), /^CloudFront asks us to slow down\./);
    assert.equal(
      told({ kind: 'offline', message: 'no name' }),
      'CloudFront could not be reached: no name [Show Log]',
    );
    assert.equal(
      told(
        { kind: 'offline', message: 'It does not run.' },
        { place: { profile: '', endpoint: 'playground' } },
      ),
      'It does not run. [Start Playground]',
    );
    assert.match(told({ kind: 'unreadable', message: 'm', status: 200 }), /: m \[Show Log\]$/);
  });
});
