import * as vscode from 'vscode';
import type { Message } from '../messages/message.ts';

/** Shows a message and waits for its answer; undefined when it was closed without one. */
export async function ask<Action>(message: Message<Action>): Promise<Action | undefined> {
  const { text, detail, modal, buttons } = message;
  const items = buttons.map(({ title, action, closes }) => ({
    title,
    action,
    isCloseAffordance: closes ?? false,
  }));
  const options = { modal: modal ?? false, ...(modal && detail !== undefined && { detail }) };
  const chosen = await show(message.tone, text, options, items);
  return chosen?.action;
}

function show<Item extends vscode.MessageItem>(
  tone: Message<never>['tone'],
  text: string,
  options: vscode.MessageOptions,
  items: readonly Item[],
): Thenable<Item | undefined> {
  switch (tone) {
    case 'info':
      return vscode.window.showInformationMessage(text, options, ...items);
    case 'warning':
      return vscode.window.showWarningMessage(text, options, ...items);
    case 'error':
      return vscode.window.showErrorMessage(text, options, ...items);
  }
}
