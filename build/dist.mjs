// `npm run dist`: installers in dist/, for this system, or for those named: `npm run dist -- --win --linux`.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./bundle.mjs');
ensureBuilt();

const words = ['--config', 'build/electron-builder.mjs', ...process.argv.slice(2)];
const run = spawnSync(process.execPath, ['node_modules/electron-builder/cli.js', ...words], { stdio: 'inherit' });
process.exit(run.status ?? 1);
