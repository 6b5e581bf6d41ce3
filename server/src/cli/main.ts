import { run } from './run.ts';

const { stdin, stdout, stderr } = process;
const isTerminal = stdin.isTTY === true && stderr.isTTY === true;
// Without a top-level await, because the bundle is CommonJS.
run(process.argv.slice(2), { stdin, stdout, stderr, isTerminal }).then((code) => {
  process.exitCode = code;
});
