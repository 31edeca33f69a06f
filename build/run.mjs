// Runs one of the project's TypeScript programs: `node build/run.mjs FILE [ARGUMENTS]`.
// On a fresh clone it installs first; npm's own output goes to stderr, so that a program's stdout stays its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('node_modules/tsx')) {
  const install = spawnSync('npm', ['ci'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (install.status !== 0) process.exit(install.status ?? 1);
}

const program = spawnSync(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(program.status ?? 1);
