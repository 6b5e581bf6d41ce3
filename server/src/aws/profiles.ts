import { CONFIG_PREFIX_SEPARATOR, loadSharedConfigFiles } from '@smithy/core/config';

/** One profile of the shared AWS config and credentials files. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  /** Whether it signs in through IAM Identity Center, so that `aws sso login` renews it. */
  readonly isSso: boolean;
}

/** A section of the shared files: its keys, `services.`-style nesting written with a dot. */
export type Section = Readonly<Record<string, string | undefined>>;

export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Section>;
  /** `[services NAME]` sections by name. */
  readonly services: ReadonlyMap<string, Section>;
}

/** The profiles that the user can choose from, in the order of the files. */
export async function listProfiles(): Promise<readonly Profile[]> {
  const { profiles } = await readSharedConfig();
  return [...profiles].map(([name, section]) => ({
    name,
    region: section.region,
    isSso: section.sso_session !== undefined || section.sso_start_url !== undefined,
  }));
}

/** Whether getting credentials for a profile may put a question before somebody: an MFA code, or whatever a program asks. */
export function asksSomebody(name: string, profiles: SharedConfig['profiles']): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next); ) {
    const profile: Section | undefined = profiles.get(next);
    if (profile?.mfa_serial !== undefined || profile?.credential_process !== undefined) return true;
    seen.add(next);
    next = profile?.source_profile;
  }
  return false;
}

const servicesPrefix = `services${CONFIG_PREFIX_SEPARATOR}`;
const sessionPrefix = `sso-session${CONFIG_PREFIX_SEPARATOR}`;

/** Reads the shared files anew. Where they are is the SDK's knowledge: AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, home. */
export async function readSharedConfig(): Promise<SharedConfig> {
  // Also renews the copy that the SDK keeps for its own providers, which otherwise lives as long as the process.
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [name, section] of [...Object.entries(configFile), ...Object.entries(credentialsFile)]) {
    if (name.startsWith(servicesPrefix)) services.set(name.slice(servicesPrefix.length), section);
    else if (!name.startsWith(sessionPrefix)) profiles.set(name, { ...profiles.get(name), ...section });
  }
  return { profiles, services };
}
