import { ask } from '../views/ask.ts';
import type { CommandContext } from './index.ts';

/** Starts a CloudFront of our own; from now on commands go there instead of to AWS. */
export async function startPlayground(context: CommandContext): Promise<void> {
  const url = await context.playground.start();
  context.log.info(`The playground listens at ${url}.`);
  const answer = await ask({
    tone: 'info',
    text: `The playground listens at ${url}. Commands go there until it is stopped; nothing reaches AWS.`,
    buttons: [{ title: 'Pull Distribution…', action: 'pull' }],
  });
  if (answer === 'pull') {
    const { pullCommand } = await import('./pull.ts');
    await pullCommand(context);
  }
}

/** Stops it. Its distributions are there again when it is started the next time. */
export async function stopPlayground({ playground }: CommandContext): Promise<void> {
  const wasRunning = playground.url !== undefined;
  await playground.stop();
  await ask({
    tone: 'info',
    text: wasRunning
      ? 'The playground is stopped. Commands go to AWS again.'
      : 'The playground does not run.',
    buttons: [],
  });
}
