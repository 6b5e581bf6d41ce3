import * as vscode from 'vscode';
import type { Place, Target } from '#sync';
import type { CommandContext } from '../commands/index.ts';
import { type Remedy, type Trouble, troubleMessage } from '../messages/access.ts';
import { pickProfile, setProfile } from '../profile.ts';
import { ask } from './ask.ts';

/** Whose trouble it is. */
export interface Attempted {
  readonly place: Place;
  readonly target?: Target;
  /** Of the link the attempt was made for. */
  readonly accountId?: string;
  /** The linked document whose own profile was used; undefined where the settings' was. */
  readonly uri?: string;
}

/** Tells why CloudFront could not be asked and offers what helps; `again` when the command should start over. */
export async function showTrouble(
  context: CommandContext,
  trouble: Trouble,
  { place, target, accountId, uri }: Attempted,
): Promise<'again' | 'done'> {
  const otherProfile = trouble.kind === 'wrong-account' ? await profileOf(context, trouble) : undefined;
  const message = troubleMessage(trouble, { place, target, accountId, otherProfile });
  if (message === undefined) return 'done';

  const remedy = await ask(message);
  return remedy === undefined ? 'done' : apply(context, remedy, uri);
}

/** The same for a linked document, which is asked for with its link's own profile. */
export async function showLinkTrouble(
  context: CommandContext,
  trouble: Trouble,
  uri: string,
): Promise<'again' | 'done'> {
  const link = await context.session.links.get(uri);
  const place = link ?? (await context.connector.place());
  if (link === undefined) return showTrouble(context, trouble, { place });
  return showTrouble(context, trouble, { place, target: link, accountId: link.accountId, uri });
}

/** A profile that another link of this account was made with. */
async function profileOf(
  { session }: CommandContext,
  { expected, profile }: Extract<Trouble, { kind: 'wrong-account' }>,
): Promise<string | undefined> {
  const links = await Promise.all(session.linkedUris().map((it) => session.links.get(it)));
  return links.find((it) => it?.accountId === expected && it.profile !== '' && it.profile !== profile)
    ?.profile;
}

async function apply(
  context: CommandContext,
  remedy: Remedy,
  uri: string | undefined,
): Promise<'again' | 'done'> {
  switch (remedy.kind) {
    case 'sign-in':
      signIn(remedy.profile);
      return 'done';
    case 'use-profile':
      await useProfile(context, remedy.profile, uri);
      return 'again';
    case 'select-profile': {
      const profile = await pickProfile();
      if (profile === undefined) return 'done';
      await useProfile(context, profile, uri);
      return 'again';
    }
    case 'copy':
      await vscode.env.clipboard.writeText(remedy.text);
      return 'done';
    case 'start-playground':
      await context.playground.start();
      return 'again';
    case 'show-log':
      context.log.show();
      return 'done';
  }
}

/** Without a shell, because a profile may have any name. */
function signIn(profile: string): void {
  const shellArgs = ['sso', 'login', '--profile', profile];
  vscode.window.createTerminal({ name: `aws sso login (${profile})`, shellPath: 'aws', shellArgs }).show();
}

/** A linked document keeps its own profile; everything else goes by the setting. */
async function useProfile(
  { session }: CommandContext,
  profile: string,
  uri: string | undefined,
): Promise<void> {
  if (uri === undefined) return setProfile(profile);

  const link = await session.links.get(uri);
  if (link !== undefined) await session.links.set(uri, { ...link, profile });
}
