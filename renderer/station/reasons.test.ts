import { expect, it } from 'vitest';
import { signInReason } from '../../shared/host/contract.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import words from './zh-CN.json' with { type: 'json' };

it('every reason of the host has its sentence', () => {
  expect(Object.keys(words.problem.county)).toEqual(expect.arrayContaining([...signInReason.options, 'noHost']));
});

it('every reason of the store has its sentence', () => {
  const reasons: Record<StoreProblem, true> = {
    invalid: true,
    missing: true,
    factIsFinal: true,
    meetingConfirmed: true,
    newerVersion: true,
    diskFull: true,
    storageBroken: true,
  };
  expect(Object.keys(words.problem.store).sort()).toEqual(Object.keys(reasons).sort());
});
