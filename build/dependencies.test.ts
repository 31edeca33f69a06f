import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = Object.keys({ ...dependencies, ...devDependencies }).sort();

/** Used without being named by any program of ours: by the compiler, or by another package. */
const UNNAMED = /^(typescript|@types\/.*|events)$/;

test('docs/dependencies.md says of every package what it is for, and of no other', () => {
  const tables = readFileSync('docs/dependencies.md', 'utf8').match(/^\| `.*$/gm) ?? [];
  const told = tables.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(told.sort()).toEqual(packages);
});

test('every package is used', () => {
  const named = programs().map((file) => readFileSync(file, 'utf8'));
  const unused = packages
    .filter((name) => !UNNAMED.test(name))
    .filter((name) => !named.some((text) => isNamed(name, text)));
  expect(unused).toEqual([]);
});

/** Imported, whole or in part, or run from its folder. */
function isNamed(name: string, text: string): boolean {
  return ["'", '/'].some((end) => text.includes(`'${name}${end}`) || text.includes(`node_modules/${name}${end}`));
}

function programs(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs']);
  const rules = 'build/arrows.test.ts';
  return listed
    .toString()
    .split('\n')
    .filter((file) => file !== '' && file !== rules && existsSync(file));
}
