import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  type Playground,
  type PlaygroundOptions,
  type PlaygroundRequest,
  type RemoteDistribution,
  startPlayground,
} from '#playground';
import { forgetDialogs, pickDistributions } from './dialogs.ts';
import { until } from './documents.ts';

/** A CloudFront of its own for one test, with what was asked of it. */
export interface CloudFront {
  readonly playground: Playground;
  readonly port: number;
  /** The distribution as it is now. */
  remote(id: string): RemoteDistribution;
  /** The updates that reached it, in order. */
  puts(): readonly { readonly ifMatch: string; readonly xml: string }[];
  stop(): Promise<void>;
}

export const site = 'E2QWRUHAPOMQZL';
export const stream = 'E3STREAMEXAMPL';

/** Starts a playground with the samples and points the extension at it. Configs are pulled into a folder of their own. */
export async function startCloudFront(
  options: PlaygroundOptions & { readonly port?: number } = {},
): Promise<CloudFront> {
  const requests: PlaygroundRequest[] = [];
  const server = await startPlayground({
    samples: true,
    deployMilliseconds: 0,
    ...options,
    verify: (request) => {
      requests.push(request);
      return true;
    },
  });
  await setting('endpoint', server.url, vscode.ConfigurationTarget.Global);
  await setting('pull.path', `configs-${server.port}`, vscode.ConfigurationTarget.Workspace);
  const { playground, port } = server;
  return {
    playground,
    port,
    remote: (id) => {
      const found = playground.distributions().find((it) => it.id === id);
      assert.ok(found);
      return found;
    },
    puts: () =>
      requests
        .filter((it) => it.method === 'PUT')
        .map(({ headers, body }) => ({
          ifMatch: headers['if-match'] ?? '',
          xml: Buffer.from(body).toString('utf8'),
        })),
    stop: async () => {
      await server.close();
      forgetDialogs();
    },
  };
}

/** Changes a setting, and waits until it is in force. */
export async function setting(
  name: string,
  value: unknown,
  target: vscode.ConfigurationTarget,
): Promise<void> {
  const section = 'cloudfrontConfig';
  await vscode.workspace.getConfiguration(section).update(name, value, target);
  await until(`the setting ${name}`, () => {
    const now = vscode.workspace.getConfiguration(section).get(name);
    return value === undefined || now === value;
  });
}

/** Runs a command of the extension to its end. */
export async function run(name: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`cloudfrontConfig.${name}`, ...args);
}

/** Pulls a distribution from the list, and answers its editor. */
export async function pulled(id: string): Promise<vscode.TextEditor> {
  const pull = run('pull');
  await pickDistributions(id);
  await pull;
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  assert.ok(editor.document.fileName.includes(id));
  return editor;
}

/** Types: replaces one place of the text by another. */
export async function change({ document }: vscode.TextEditor, before: string, after: string): Promise<void> {
  const offset = document.getText().indexOf(before);
  assert.notEqual(offset, -1, `the text has no ${before}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
