'use strict';
// Loads and activates the bundled extension once, with a stand-in for the `vscode` module.
const Module = require('node:module');
const { basename, join } = require('node:path');

/** Answers every property and every call with itself, so that only our own code takes time. */
const anything = new Proxy(class {}, {
  get: (_, name) =>
    name === Symbol.toPrimitive
      ? () => ''
      : name === Symbol.iterator
        ? [][Symbol.iterator].bind([])
        : name === 'then'
          ? undefined
          : anything,
  // Bundles copy a module into an object that inherits from the module's prototype.
  getPrototypeOf: () => anything,
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const dist = join(__dirname, '../../dist');
const context = {
  asAbsolutePath: (path) => join(dist, '..', path),
  subscriptions: [],
  workspaceState: { get: () => undefined, update: async () => {}, keys: () => [] },
  globalState: { get: () => undefined, update: async () => {}, keys: () => [] },
  globalStorageUri: { fsPath: join(dist, 'none') },
  storageUri: { fsPath: join(dist, 'none') },
  extensionUri: { fsPath: join(dist, '..') },
  extension: anything,
};
const start = performance.now();
const { activate } = require(join(dist, 'client.js'));
activate(context);
const milliseconds = performance.now() - start;
const loaded = Object.keys(require.cache)
  .filter((it) => it.startsWith(dist))
  .map((it) => basename(it));
process.stdout.write(JSON.stringify({ milliseconds, loaded }), () => process.exit(0));
