import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { signInReason } from './contract.ts';

test.each(['zh-CN', 'en'])('every reason why a sign-in fails has its sentence: %s', async (language) => {
  const words = JSON.parse(await readFile(`renderer/station/${language}.json`, 'utf8'));
  const sentences: Record<string, string> = words.problem.county;
  for (const reason of [...signInReason.options, 'noHost']) {
    expect(sentences[reason], reason).toBeTruthy();
    if (language === 'zh-CN') expect([...(sentences[reason] ?? '')].length).toBeLessThanOrEqual(40);
  }
});
