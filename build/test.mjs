// `npm test`: everything, in a real Chromium too. `npm test -- PATH …` runs only the tests that Vitest finds by PATH.
// The last line of its output is `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';

const RESULTS = 'out/test-results.json';

ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
const { summary } = await import('./summary.mjs');

const only = process.argv.slice(2);
const chromium = await ensureChromium().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
});
console.log(`Chromium: ${chromium.path} (${chromium.from})`);

const checks = only.length > 0 ? [] : [lint(), typecheck(), build()];
rmSync(RESULTS, { force: true });
const vitest = run('Tests', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${RESULTS}`,
  ...only,
]);

const { line, ok } = summary(readResults(), vitest, checks);
console.log(line);
process.exitCode = ok ? 0 : 1;

function lint() {
  return run('Lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
}

function typecheck() {
  return run('Types', 'build/typecheck.mjs', []);
}

/** Once and first: several tests look at the built app, and must not build it over each other. */
function build() {
  return run('Build', 'build/bundle.mjs', []);
}

/** Runs one of the installed programs to its end; true when it was content. */
function run(name, program, words) {
  console.log(`\n${name} …`);
  const env = { ...process.env, CHROMIUM_PATH: chromium.path };
  const { status } = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit', env });
  console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`);
  return status === 0;
}

function readResults() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return undefined;
  }
}
