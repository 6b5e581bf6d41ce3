import type { AccountReading, Link } from '#sync';
import { count, type Message, say } from './message.ts';

type Missing = AccountReading['missing'][number];

/** What the log says of a list that could not be read. */
export function missingLine({ action, failure }: Missing): string {
  return failure.kind === 'denied'
    ? `The IAM action ${action} is not allowed, so what it lists is not checked.`
    : `${action} ended as "${failure.kind}", so what it lists is not checked.`;
}

/** What to say after somebody asked to read the account: nothing where all went well. */
export function accountMessage(
  { facts, missing }: AccountReading,
  { distributionId, accountId }: Link,
): Message<'show-log'> | undefined {
  if (facts !== undefined && accountId !== '' && facts.accountId !== accountId)
    return say(
      'warning',
      `${distributionId} belongs to account ${accountId}, and its profile to ${facts.accountId}.`,
    );
  if (missing.length === 0) return undefined;
  return {
    tone: 'info',
    text: `${count(missing.length, 'list')} of account ${accountId} could not be read, and what is in them is not checked.`,
    buttons: [{ title: 'Show Log', action: 'show-log' }],
  };
}
