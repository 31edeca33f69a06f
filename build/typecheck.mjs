// Checks every part against its own tsconfig: what a part may use (DOM, Node, neither) differs, so one pass cannot do.
import { spawnSync } from 'node:child_process';

const PARTS = ['shared', 'renderer', 'electron', 'sync-server', 'build', 'tsconfig.tests.json'];

let failed = false;
for (const part of PARTS) {
  const run = spawnSync('npx', ['--no-install', 'tsc', '-p', part], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
