import { once } from 'node:events';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { type Io, print } from '../io.ts';

export interface PlaygroundCommandOptions {
  readonly port: string | undefined;
  readonly data: string | undefined;
  readonly faults: readonly string[];
}

/** Runs a playground until it is interrupted. */
export async function playground(
  io: Io,
  { port, data, faults }: PlaygroundCommandOptions,
): Promise<ExitCode> {
  const { banner, parseFault, startPlayground } = await import('#playground');
  const parsed = faults.map((it) => {
    const fault = parseFault(it);
    if (fault.kind !== 'fault') throw new UsageError(fault.message);
    return fault.fault;
  });
  const server = await startPlayground({
    port: portOf(port),
    samples: true,
    ...(data !== undefined && { data }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new UsageError(`Port ${port} is taken. Choose another, or leave --port out.`);
    throw new UsageError(`The playground cannot start: ${error.message}`);
  });
  for (const fault of parsed) server.playground.faults.add(fault);
  print(io, banner(server.url, server.playground.accountId).trimEnd());
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  return exit.fine;
}

/** 0 takes a free one. */
function portOf(text = '0'): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new UsageError(`--port is a number up to 65535, not ${text}`);
  return Number(text);
}
