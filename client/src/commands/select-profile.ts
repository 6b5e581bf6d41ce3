import { pickProfile, setProfile } from '../profile.ts';

/** Chooses the AWS profile for everything that is not linked yet. */
export async function selectProfile(): Promise<void> {
  const profile = await pickProfile();
  if (profile !== undefined) await setProfile(profile);
}
