/** Core: text in, data out. No VS Code, no LSP, no disk, no network, no clock, no console. */
export * from './convert/index.ts';
export * from './features/index.ts';
export * from './json/index.ts';
export * from './merge/index.ts';
export * from './model/index.ts';
export * from './plan/index.ts';
export * from './rules/index.ts';
export * from './schema/index.ts';
export * from './settings/index.ts';
export * from './text/index.ts';
export * from './xml/index.ts';
