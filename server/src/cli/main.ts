import { run } from './run.ts';

const { stdin, stdout, stderr } = process;
const isTerminal = stdin.isTTY === true && stderr.isTTY === true;
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, isTerminal });
