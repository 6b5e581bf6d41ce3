import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOut } from '#core';
import { type Playground, type RemoteDistribution, startPlayground } from '#playground';
import { type Ran, runHere } from './command-line.ts';

/** A playground with the samples, and a folder for files. */
export interface CloudFront {
  readonly url: string;
  readonly playground: Playground;
  readonly folder: string;
  /** Runs one command against it. */
  run(...args: readonly string[]): Promise<Ran>;
  /** Writes a file and answers its path. */
  write(name: string, text: string): string;
  /** The first distribution whose config has this in it, as it is now. */
  sample(mark: string): RemoteDistribution;
  /** The sample with aliases as it is now. */
  site(): RemoteDistribution;
  /** A distribution, the site unless told, as a pull writes it, and another file with an edit. */
  pulled(edit: (text: string) => string, remote?: RemoteDistribution): Pulled;
  /** Pushes an edit of the site, based on its pull. */
  push(edit: (text: string) => string, ...options: readonly string[]): Promise<Ran>;
}

export interface Pulled {
  readonly id: string;
  readonly etag: string;
  readonly baseline: string;
  readonly file: string;
}

/** Starts a CloudFront for one test and takes it away again. */
export async function withCloudFront(
  use: (cloudfront: CloudFront) => Promise<void>,
  deployMilliseconds = 0,
): Promise<void> {
  const { url, playground, close } = await startPlayground({ samples: true, deployMilliseconds });
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  try {
    await use(cloudfrontOf(url, playground, folder));
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}

function cloudfrontOf(url: string, playground: Playground, folder: string): CloudFront {
  const run: CloudFront['run'] = (...args) => runHere([...args, '--endpoint', url]);
  const write: CloudFront['write'] = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const sample: CloudFront['sample'] = (mark) => {
    const found = playground.distributions().find((it) => it.xml.includes(mark));
    return found ?? assert.fail(`no sample has ${mark}`);
  };
  const site = () => sample('<CNAME>www.example.com<');
  const pulled: CloudFront['pulled'] = (edit, { id, etag, xml } = site()) => {
    const text = layOut(xml);
    return { id, etag, baseline: write('baseline.xml', text), file: write('edited.xml', edit(text)) };
  };
  const push: CloudFront['push'] = (edit, ...options) => {
    const { id, file, baseline } = pulled(edit);
    return run('push', file, '--id', id, '--baseline', baseline, ...options);
  };
  return { url, playground, folder, run, write, sample, site, pulled, push };
}

/** A change that nothing is wrong with. */
export function newComment(text: string): string {
  return text.replace(/<Comment>[^<]*<\/Comment>/, '<Comment>changed here</Comment>');
}

/** A dangerous change. */
export function disabled(text: string): string {
  return text.replace(/<Enabled>true<\/Enabled>(?=\s*<ViewerCertificate)/, '<Enabled>false</Enabled>');
}
