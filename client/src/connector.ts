import * as vscode from 'vscode';
import type { Connection, Connections } from '#aws';
import type { Connect, Distributions, NotDone, Place } from '#sync';
import type { PlaygroundHost } from './playground.ts';
import { machineSettings } from './settings.ts';

/** How commands reach CloudFront. The AWS SDK is loaded with the first use. */
export interface Connector extends vscode.Disposable {
  /** Where the settings point to now, or the running playground. */
  place(): Promise<Place>;
  connect(): Promise<Connect>;
  /** Undefined where the playground does not run. */
  account(place: Place): Promise<Pick<Connection, 'account' | 'mayAsk'> | undefined>;
}

/** Connections with the user's settings. One for each profile, so that nobody is asked for an MFA code twice. */
export function createConnector(playground: PlaygroundHost, log: vscode.LogOutputChannel): Connector {
  let opening: Promise<Connections> | undefined;
  const load = () => {
    opening ??= import('#aws').then(({ connections }) =>
      connections({ mfaCode: askForMfaCode, log: (line) => log.info(line) }),
    );
    return opening;
  };

  const connectionTo = ({ profile, endpoint }: Place, connections: Connections) => {
    const url = urlOf(endpoint, playground.url);
    const { region } = machineSettings();
    return url === 'none' ? undefined : connections.get({ profile, region, endpoint: url });
  };
  return {
    place: async () => {
      if (playground.url !== undefined) return { profile: '', endpoint: 'playground' };
      const { profile, endpoint, region } = machineSettings();
      const connection = (await load()).get({ profile, region, endpoint });
      return { profile: connection.profile, endpoint: endpoint === '' ? 'aws' : endpoint };
    },
    connect: async () => {
      const connections = await load();
      return (place) => connectionTo(place, connections)?.distributions ?? playgroundThatDoesNotRun;
    },
    account: async (place) => connectionTo(place, await load()),
    dispose: () => {
      void opening?.then((connections) => connections.close());
    },
  };
}

/** `none`: the playground does not run. Undefined: wherever AWS is for the profile. */
function urlOf(endpoint: string, playground: string | undefined): string | undefined {
  if (endpoint === 'playground') return playground ?? 'none';
  return endpoint === 'aws' ? undefined : endpoint;
}

const offline: NotDone = { kind: 'offline', message: 'The playground does not run.' };

const playgroundThatDoesNotRun: Distributions = {
  list: async () => offline,
  get: async () => offline,
  describe: async () => offline,
  put: async () => offline,
};

/** `serial` names the device, e.g. `arn:aws:iam::111122223333:mfa/ann`. */
async function askForMfaCode(serial: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'MFA code',
    prompt: `The code that ${serial} shows now`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (it) => (/^\d{6}$/.test(it) ? undefined : 'Six digits'),
  });
}
