import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openRawAccess, type RawAccess } from '../server/src/aws/raw-access.ts';
import { assumptions } from './live-check/assumptions.ts';
import { createDistribution, deleteDistribution, tag } from './live-check/distribution.ts';
import { hold, isAsAssumed, type Trial, tryOut } from './live-check/trial.ts';

/** `npm run live-check -- --profile P`: tries on CloudFront itself what we assume of it, and prints what happened. */
const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    region: { type: 'string' },
    endpoint: { type: 'string' },
    yes: { type: 'boolean', default: false },
  },
});
const { yes, ...choice } = values;

process.exitCode = (await mayStart()) ? await main() : 2;

async function mayStart(): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    console.error('It creates and deletes a distribution. Where nobody can be asked, say --yes.');
    return false;
  }
  const whose = choice.profile === undefined ? 'your default credentials' : `the profile ${choice.profile}`;
  const question = `Create one disabled distribution with ${whose}, send it ${assumptions.length} updates, and delete it? [y/N] `;
  const dialog = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await dialog.question(question);
  dialog.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function main(): Promise<number> {
  const access = await openRawAccess(choice);
  if ('kind' in access) {
    console.error('message' in access ? access.message : `CloudFront cannot be reached: ${access.kind}.`);
    return 2;
  }
  try {
    return await onDistribution(access);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  } finally {
    access.close();
  }
}

/** Creates the distribution, tries everything, and deletes it whatever happened meanwhile. */
async function onDistribution(access: RawAccess): Promise<number> {
  const stopping = new AbortController();
  const interrupt = () => {
    if (stopping.signal.aborted) leave();
    console.error('\nStopping. Ctrl+C again ends at once and leaves the distribution there.');
    stopping.abort();
  };
  process.on('SIGINT', interrupt);

  const id = await createDistribution(access, `cloudfront-config-live-check-${Date.now()}`);
  console.log(`Created ${id}, disabled, with the tag ${tag.key}=${tag.value}.\n`);
  try {
    const trials = await tryAll(access, id, stopping.signal);
    const different = trials.filter((it) => !isAsAssumed(it)).length;
    console.log(`\n${trials.length} of ${assumptions.length} tried, ${different} not as assumed.`);
    return different === 0 && trials.length === assumptions.length ? 0 : 1;
  } finally {
    console.log(`Waiting until ${id} is deployed, to delete it.`);
    await deleteDistribution(access, id, (milliseconds) => setTimeout(milliseconds)).catch(leave);
    console.log(`Deleted ${id}.`);
    process.off('SIGINT', interrupt);
  }
}

async function tryAll(access: RawAccess, id: string, signal: AbortSignal): Promise<readonly Trial[]> {
  const { etag } = await hold(access, id);
  const trials: Trial[] = [];
  console.log(row('', 'tried', 'assumed', 'happened', 'matters for'));
  for (const assumption of assumptions) {
    if (signal.aborted) break;
    const trial = await tryOut(access, id, assumption, etag);
    const { what, assumed, matters } = assumption;
    console.log(row(isAsAssumed(trial) ? '✓' : '✗', what, assumed, trial.happened, matters));
    if (!isAsAssumed(trial) && trial.message !== '') console.log(`  ${trial.message}`);
    trials.push(trial);
  }
  return trials;
}

function row(mark: string, ...cells: readonly string[]): string {
  const widths = [46, 30, 30, 0];
  return [mark.padEnd(1), ...cells.map((it, index) => it.padEnd(widths[index] ?? 0))].join(' ').trimEnd();
}

/** Ends at once, and says what is left. */
function leave(error?: unknown): never {
  if (error instanceof Error) console.error(error.message);
  console.error(
    `Left: a disabled distribution with the tag ${tag.key}=${tag.value}. Delete it once its status is Deployed.`,
  );
  process.exit(2);
}
