import { fork } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver-protocol/node';
import { lineStarts, positionAt } from '#core';
import { configSizes, generateConfig } from './generate-config.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const server = join(import.meta.dirname, '../../dist/server.js');
/** Speaks the protocol, keeps no text, checks nothing: what is left is process, pipe and protocol. */
const idleServer = join(import.meta.dirname, 'idle-server.ts');

const uri = 'file:///bench/site.distribution.xml';
const warmUp = 30;
const counted = 100;

/** From a keystroke to its diagnostics, in milliseconds over IPC, against a server that does nothing. */
export async function benchKeystroke(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [size, behaviors] of configSizes) {
    const text = generateConfig(behaviors);
    const [ours, peer] = [await start(server, text), await start(idleServer, text)];
    const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    for (let round = 0; round < warmUp + counted; round++) {
      const pair = { ours: await ours.keystroke(), peer: await peer.keystroke() };
      if (round < warmUp) continue;
      times.ours.push(pair.ours);
      times.peer.push(pair.peer);
    }
    ours.stop();
    peer.stop();
    const [mine, theirs] = [median(times.ours), median(times.peer)];
    rows.push({ name: 'keystroke to diagnostics', size, ours: mine, peer: theirs, ratio: mine / theirs });
  }
  return rows;
}

async function start(module: string, text: string) {
  const child = fork(module, ['--node-ipc'], {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  let arrived: () => void = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, () => arrived());
  connection.listen();
  const answer = () =>
    new Promise<void>((resolve) => {
      arrived = resolve;
    });

  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const opened = answer();
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'cloudfront-config', version: 1, text },
  });
  await opened;

  // The digit of a Quantity in the middle: the tree, a list and its diagnostic change with every keystroke.
  const offset = text.indexOf('<Quantity>', text.length / 2) + '<Quantity>'.length;
  const { line, column } = positionAt(lineStarts(text), offset);
  const range = { start: { line, character: column }, end: { line, character: column + 1 } };
  let version = 1;
  return {
    keystroke: async () => {
      version++;
      const checked = answer();
      const start = performance.now();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text: String(version % 10) }],
      });
      await checked;
      return performance.now() - start;
    },
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
