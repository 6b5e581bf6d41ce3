import * as vscode from 'vscode';
import { type Conversion, convertToJson, convertToXml } from '#core';
import { nameOf, openedDocument } from '../documents.ts';
import { say } from '../messages/message.ts';
import { ask } from '../views/ask.ts';
import type { CommandContext } from './index.ts';

/** Opens the XML of the JSON that the AWS CLI printed. */
export async function convertFromJson(_: CommandContext, ...args: readonly unknown[]): Promise<void> {
  await convert(args, { to: convertToXml, language: 'cloudfront-config' });
}

/** Opens the JSON that the AWS CLI takes. */
export async function convertToJsonCommand(_: CommandContext, ...args: readonly unknown[]): Promise<void> {
  await convert(args, { to: convertToJson, language: 'json' });
}

interface Target {
  readonly to: (text: string) => Conversion;
  readonly language: string;
}

async function convert([chosen]: readonly unknown[], { to, language }: Target): Promise<void> {
  const uri = chosen instanceof vscode.Uri ? chosen : vscode.window.activeTextEditor?.document.uri;
  const document = uri && (await openedDocument(uri));
  if (document === undefined) {
    await ask(say('info', 'Open what is to be converted first.'));
    return;
  }
  const conversion = to(document.getText());
  if (conversion.kind === 'not-converted') {
    await ask(say('error', `${nameOf(document.uri)} was not converted. ${conversion.message}`));
    return;
  }
  const converted = await vscode.workspace.openTextDocument({ language, content: conversion.text });
  await vscode.window.showTextDocument(converted);
  if (conversion.notes.length > 0) await ask(say('warning', `${conversion.notes.join('. ')}.`));
}
