import { expect, it } from 'vitest';
import { oneOfEachClause } from './oneVersion.ts';

const clause = (name: string, pact: string) => ({ clause: name, pact });

it('a clause that three versions carry on is shown once, in the words of the one in force', () => {
  const found = [clause('a', 'pact:1'), clause('b', 'pact:3'), clause('a', 'pact:2'), clause('a', 'pact:3')];
  const inForceFirst = ['pact:2', 'pact:3', 'pact:1'];
  expect(oneOfEachClause(found, inForceFirst)).toEqual([clause('b', 'pact:3'), clause('a', 'pact:2')]);
  expect(oneOfEachClause(found, ['pact:3', 'pact:2', 'pact:1'])).toEqual([
    clause('b', 'pact:3'),
    clause('a', 'pact:3'),
  ]);
});

it('of versions that are not known the first stays, and nothing is left out that stands once', () => {
  const found = [clause('a', 'pact:8'), clause('a', 'pact:9'), clause('c', 'pact:9')];
  expect(oneOfEachClause(found, [])).toEqual([clause('a', 'pact:8'), clause('c', 'pact:9')]);
  expect(oneOfEachClause([], ['pact:1'])).toEqual([]);
});
