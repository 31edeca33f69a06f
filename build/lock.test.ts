import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Listed {
  version?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const lock: { packages: Record<string, Listed> } = JSON.parse(await readFile('package-lock.json', 'utf8'));

/** Where Node would find `name` from the package at `path`: in its own folder, or in one above it. */
function isFound(path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in lock.packages) return true;
  if (path === '') return false;
  const above = path.lastIndexOf('/node_modules/');
  return isFound(above === -1 ? '' : path.slice(0, above), name);
}

test('the lock file lists every package of every system, or npm ci refuses a fresh clone', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFound(path, name))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no server to fetch from', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
