import * as vscode from 'vscode';

/** Lets the user choose one of the profiles of the AWS config files; undefined when they closed the list. */
export async function pickProfile(): Promise<string | undefined> {
  const { listProfiles } = await import('#aws');
  const profiles = await listProfiles();
  const current = vscode.workspace.getConfiguration('cloudfrontConfig').get('profile', '');
  const rows = profiles.map(({ name, region, isSso }) => ({
    label: name,
    description: [name === current ? 'in use' : '', isSso ? 'SSO' : '', region ?? '']
      .filter((it) => it !== '')
      .join(' · '),
  }));
  const chosen = await vscode.window.showQuickPick(rows, {
    title: 'Select an AWS profile',
    placeHolder:
      rows.length === 0 ? 'There is no profile in the AWS config or credentials file' : 'filter by name',
  });
  return chosen?.label;
}

/** Makes all further commands use this profile. */
export async function setProfile(profile: string): Promise<void> {
  await vscode.workspace
    .getConfiguration('cloudfrontConfig')
    .update('profile', profile, vscode.ConfigurationTarget.Global);
}
