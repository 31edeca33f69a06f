// Runs one of the project's TypeScript programs: `node build/run.mjs FILE [ARGUMENTS]`.
// On a fresh clone it installs first, without a word on stdout, which is the program's own.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const program = spawnSync(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(program.status ?? 1);
