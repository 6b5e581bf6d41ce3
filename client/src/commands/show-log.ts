import type { CommandContext } from './index.ts';

/** Opens the log of the extension and of its language server. */
export async function showLog({ log }: CommandContext): Promise<void> {
  log.show();
}
