export type { WrongAccount } from './account.ts';
export { type AccountReading, type Missing, readAccount } from './account-facts.ts';
export { type Compared, type CompareOutcome, compare } from './compare.ts';
export { type Incoming, mergeInto, replaceBy } from './incoming.ts';
export {
  acceptLink,
  type BasedOn,
  type LinkPreparation,
  type LinkProposal,
  type LinkRequest,
  prepareLink,
} from './link.ts';
export { linkForText } from './link-moves.ts';
export { type ListStep, list } from './list.ts';
export type * from './ports.ts';
export {
  type Conflict,
  type PushDeps,
  type PushPreparation,
  type PushRequest,
  preparePush,
  type ReadyPush,
} from './prepare-push.ts';
export {
  type Edited,
  type Occupied,
  type PullFormat,
  type PullOutcome,
  type PullRequest,
  pull,
} from './pull.ts';
export { type Linked, type NotLinked, readLink } from './read-link.ts';
export {
  type Pushed,
  type PushedNotRemembered,
  type PushOutcome,
  type Rebase,
  type Stale,
  sendPush,
  type Unknown,
} from './send-push.ts';
export { type Fate, type Settled, settleJournal } from './settle-journal.ts';
export { readStatus, type StatusOutcome, type WaitStep, waitUntilDeployed } from './status.ts';
export type { NotStored, StoreOutcome, Stores } from './store.ts';
export { type UnlinkOutcome, unlink } from './unlink.ts';
export type { Unfit } from './vet.ts';
