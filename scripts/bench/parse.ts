import { XMLValidator } from 'fast-xml-parser';
import { parseConfig } from '#core';
import { configSizes, generateConfig } from './generate-config.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const warmUp = 20;
const counted = 60;

/**
 * A full parse into our tree against fast-xml-parser's XMLValidator, which builds none.
 * Both take turns in one process, so that both meet the same load.
 */
export async function benchParse(): Promise<readonly BenchRow[]> {
  return configSizes.map(([size, behaviors]) => {
    const text = generateConfig(behaviors);
    const ours: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < warmUp + counted; round++) {
      ours.push(time(() => parseConfig(text)));
      peers.push(time(() => XMLValidator.validate(text)));
    }
    const [our, peer] = [median(ours.slice(warmUp)), median(peers.slice(warmUp))];
    return { name: 'full parse', size, ours: our, peer, ratio: our / peer };
  });
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
