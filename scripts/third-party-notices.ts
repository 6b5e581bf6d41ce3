import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** The licenses of all packages whose code is in the bundles, each text once with the packages it is for. */
export async function thirdPartyNotices(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const packages = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs).flatMap(packageFolder)));
  const packagesByLicense = new Map<string, string[]>();
  for (const folder of [...packages].sort().map((it) => join(root, it))) {
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const license = await licenseText(folder);
    packagesByLicense.set(license, [...(packagesByLicense.get(license) ?? []), `${name} ${version}`]);
  }
  const sections = [...packagesByLicense].map(([license, names]) => `${names.join('\n')}\n\n${license}\n`);
  return `CloudFront Config contains code of the packages below, under their licenses.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function packageFolder(input: string): string[] {
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
  return folder === undefined ? [] : [folder];
}

async function licenseText(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((it) => /^licen[cs]e/i.test(it));
  if (file !== undefined) return (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
  const { license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`no license found in: ${folder}`);
  return `License: ${license}`;
}
