import { exit } from './exit.ts';
import { run } from './run.ts';

const { stdin, stdout, stderr } = process;
const isTerminal = stdin.isTTY === true && stderr.isTTY === true;

stdout.on('error', unwritten);
stderr.on('error', unwritten);
// Without a top-level await, because the bundle is CommonJS.
run(process.argv.slice(2), { stdin, stdout, stderr, isTerminal }).then((code) => {
  process.exitCode = code || process.exitCode;
});

/** A reader may leave early, as `head` does; what is under way goes on to its own end. A full disk is told. */
function unwritten({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  process.exitCode ||= exit.notSent;
  stderr.write(`The output cannot be written: ${message}\n`);
}
