import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a command in a process group of its own and ends the whole group with the command, or when standard input
 * closes. It closes however the starter ends, so nothing is left running even after a crash.
 */
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code) => {
  end('SIGKILL');
  process.exit(code ?? 1);
});

process.stdin.resume();
process.stdin.on('close', () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), 3000);
});

function end(signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
