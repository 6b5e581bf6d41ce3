import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { namesOnly } from '../../client/src/names-only.ts';

const secret = '<HeaderValue>hunter2</HeaderValue>';

function traced(message: string, wanted: boolean): readonly string[] {
  const lines: string[] = [];
  const log: Pick<LogOutputChannel, 'trace'> = { trace: (line) => lines.push(line) };
  namesOnly(log as LogOutputChannel, () => wanted).trace(message);
  return lines;
}

it('a traced message is written by its name, without its content', () => {
  const message = `Sending notification 'textDocument/didOpen'.\nParams: {"text":"${secret}"}`;
  assert.deepEqual(traced(message, true), ["Sending notification 'textDocument/didOpen'."]);
});

it('a message traced as one JSON object is not written', () => {
  assert.deepEqual(traced(`{"type":"send-notification","params":"${secret}"}`, true), []);
});

it('nothing is written unless it is wanted', () => {
  assert.deepEqual(traced("Sending request 'textDocument/hover'.", false), []);
});
