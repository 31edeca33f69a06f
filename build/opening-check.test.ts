import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** A roster and a paper ledger as a real village keeps them, with the figures counted by hand. */
const DATA = join(ROOT, '../shared/data');
const folder = mkdtempSync(join(tmpdir(), 'opening-check-'));

afterAll(() => rmSync(folder, { recursive: true }));

function check(...files: string[]) {
  return spawnSync(process.execPath, ['build/run.mjs', 'build/opening-check.ts', ...files], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('opening:check', () => {
  it('gives the expected figures of a village', (context) => {
    const files = ['liuhe-village-roster.xlsx', 'liuhe-merit-ledger.xlsx'].map((name) => join(DATA, name));
    if (!files.every((file) => existsSync(file))) context.skip(`${DATA} is not on this machine`);
    const { stdout, stderr } = check(...files);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(readFileSync(join(DATA, 'liuhe-merit-ledger.expected.json'), 'utf8')),
    );
  });

  it('says in one sentence what it was not given', () => {
    const roster = written('花名册.csv', '姓名,性别,与户主关系,组别\n孔兰玉,女,户主,1组\n文飞福,男,配偶,1组\n');
    const ledger = written('台账.csv', '组,户主,上年结余,本年得分,本年兑换,结余\n1组,孔兰玉,1,2,1,2\n');
    const goods = written('货.csv', '品名,数量\n肥皂,20\n');
    expect(JSON.parse(check(roster, ledger).stdout)).toMatchObject({ rows: 1, credited: 1, carriedPoints: 2 });
    for (const files of [[roster], [roster, goods], [goods, ledger], [roster, join(folder, 'none.xlsx')]]) {
      const { stdout, stderr, status } = check(...files);
      expect([stdout, status]).toEqual(['', 1]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
