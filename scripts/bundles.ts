import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { thirdPartyNotices } from './third-party-notices.ts';

/** Read on the first hover or completion, so it stays a file of its own. */
const docsFile = 'server/src/core/schema/docs.generated.json';

const root = join(import.meta.dirname, '..');

interface Bundle {
  readonly entry: string;
  readonly outfile: string;
  readonly options?: BuildOptions;
}

const bundles: readonly Bundle[] = [
  { entry: 'client/src/extension.ts', outfile: 'dist/client.js', options: { external: ['vscode'] } },
  { entry: 'server/src/lsp/main.ts', outfile: 'dist/server.js' },
  // Without `module` first, the SDK's CommonJS files would come along whole.
  { entry: 'server/src/aws/index.ts', outfile: 'dist/aws.js', options: { mainFields: ['module', 'main'] } },
  { entry: 'server/src/playground/index.ts', outfile: 'dist/playground.js' },
  {
    entry: 'server/src/cli/main.ts',
    outfile: 'dist/cli.js',
    options: { banner: { js: '#!/usr/bin/env node' } },
  },
];

/** Writes everything the extension and the command line are made of into `dist`, and answers the files' sizes. */
export async function buildAll(): Promise<ReadonlyMap<string, number>> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await mkdir(join(root, 'dist'));
  const metafiles = await Promise.all(bundles.map(bundle));
  await copyFile(join(root, docsFile), join(root, 'dist/docs.json'));
  await writeFile(join(root, 'dist/third-party-notices.txt'), await thirdPartyNotices(root, metafiles));

  const sizes = bundles.map(
    async ({ outfile }) => [outfile, (await stat(join(root, outfile))).size] as const,
  );
  return new Map(await Promise.all(sizes));
}

/** Bundles the suites that run inside VS Code; the VS Code API and mocha are found at run time. */
export async function buildInHostTests(): Promise<void> {
  await build({
    ...common,
    entryPoints: ['test/vscode/index.ts'],
    outfile: 'out/test-vscode/index.js',
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'inline',
    plugins: [],
  });
}

async function bundle({ entry, outfile, options }: Bundle): Promise<Metafile> {
  const { metafile } = await build({ ...common, ...options, metafile: true, entryPoints: [entry], outfile });
  return metafile;
}

/**
 * Leaves what is loaded on first use out of the bundles that load it.
 * The AWS SDK alone is larger than everything else together, and most sessions never reach it.
 */
const keepLazy: Plugin = {
  name: 'keep-lazy',
  setup(current) {
    current.onResolve({ filter: /^#(aws|playground)$/ }, ({ path, kind, importer }) => {
      if (kind === 'dynamic-import') return { path: `./${path.slice(1)}.js`, external: true };
      return {
        errors: [{ text: `Write await import('${path}') in ${importer}: it is loaded on first use.` }],
      };
    });
    current.onResolve({ filter: /^#docs$/ }, () => ({ path: './docs.json', external: true }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Node of the oldest VS Code in package.json's engines.
  target: 'node22',
  // A lazy bundle is required, not imported: VS Code routes proxies and certificates through `require`.
  supported: { 'dynamic-import': false },
  minify: true,
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'error' },
  plugins: [keepLazy],
} satisfies BuildOptions;
