import * as vscode from 'vscode';
import type { PullFormat } from '#sync';

/** The settings that decide where requests go and what is asked first. All have machine scope: no folder can set them. */
export interface MachineSettings {
  readonly profile: string;
  readonly region: string;
  readonly endpoint: string;
  readonly readOnly: boolean;
  readonly confirm: 'always' | 'dangerous';
  readonly waitForDeployment: boolean;
}

/** Reads them anew, so that a change takes effect with the next command. */
export function machineSettings(): MachineSettings {
  const settings = vscode.workspace.getConfiguration('cloudfrontConfig');
  return {
    profile: settings.get('profile', ''),
    region: settings.get('region', ''),
    endpoint: settings.get('endpoint', ''),
    readOnly: settings.get('readOnly', false),
    confirm: settings.get('push.confirm') === 'dangerous' ? 'dangerous' : 'always',
    waitForDeployment: settings.get('push.waitForDeployment', false),
  };
}

/** Where a folder wants its configs, and in which layout. */
export function pullSettings(scope: vscode.Uri | undefined): {
  readonly path: string;
  readonly format: PullFormat;
} {
  const settings = vscode.workspace.getConfiguration('cloudfrontConfig', scope);
  return {
    path: settings.get('pull.path', ''),
    format: settings.get('pull.format') === 'raw' ? 'raw' : 'laid-out',
  };
}
