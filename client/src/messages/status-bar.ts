import type { Link } from '#sync';
import { agoOf } from './ago.ts';

/** How a linked document stands to its distribution, as far as is known without asking. */
export type Standing =
  | { readonly kind: 'in-sync' }
  | { readonly kind: 'edited' }
  /** The last push met changes of others, and nobody has decided yet. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'deploying'; readonly seconds: number };

export interface StatusBarWords {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** `$(cloud) E2QWRUHAPOMQZL · in sync` */
export function statusBarWords(
  link: Link,
  standing: Standing,
  { now, alias }: { readonly now: string; readonly alias: string | undefined },
): StatusBarWords {
  const { distributionId, accountId, profile, endpoint, etag, pulledAt } = link;
  const facts = [
    `**${distributionId}**${alias === undefined ? '' : ` · ${alias}`}`,
    `account ${accountId}${profile === '' ? '' : ` · profile ${profile}`}`,
    ...(endpoint === 'aws'
      ? []
      : [`at ${isPlayground(endpoint) ? `the playground (${endpoint})` : endpoint}`]),
    `pulled ${agoOf(pulledAt, now)} · ETag ${etag === '' ? 'not known' : etag}`,
  ];
  return {
    text: `${iconsOf(standing, endpoint)} ${distributionId} ${stateOf(standing)}`,
    tooltip: facts.join('\n\n'),
  };
}

/** Whether a place is no real account: the playground, wherever on this computer it runs. */
export function isPlayground(endpoint: string): boolean {
  return endpoint === 'playground' || /^http:\/\/(127(\.\d+){3}|localhost|\[::1\])([:/]|$)/.test(endpoint);
}

/** The playground is told at a glance from a real account. */
function iconsOf({ kind }: Standing, endpoint: string): string {
  const state = { 'in-sync': '', edited: '', conflict: '$(error)', deploying: '$(sync~spin)' }[kind];
  if (isPlayground(endpoint)) return `$(beaker) ${state}`.trim();
  return state === '' ? '$(cloud)' : state;
}

function stateOf(standing: Standing): string {
  switch (standing.kind) {
    case 'in-sync':
      return '· in sync';
    case 'edited':
      return '· edited';
    case 'conflict':
      return '· conflict';
    case 'deploying':
      return `deploying ${clock(standing.seconds)}`;
  }
}

/** `2:14` */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;
}
