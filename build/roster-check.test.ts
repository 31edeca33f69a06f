import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** Workbooks as real villages keep them, with the figures counted by hand; they stand beside the checkout. */
const DATA = join(ROOT, '../shared/data');
/** The shell of an encrypted workbook: a compound file that names its one stream. */
const LOCKED = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600, 1),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);
const folder = mkdtempSync(join(tmpdir(), 'roster-check-'));

afterAll(() => rmSync(folder, { recursive: true }));

function check(...files: string[]) {
  return spawnSync(process.execPath, ['build/run.mjs', 'build/roster-check.ts', ...files], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe('roster:check', () => {
  for (const name of ['liuhe-village-roster', 'chengyang-community-roster']) {
    it(`${name} gives its expected figures`, (context) => {
      const file = join(DATA, `${name}.xlsx`);
      if (!existsSync(file)) context.skip(`${file} is not on this machine`);
      const { stdout, stderr } = check(file);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(join(DATA, `${name}.expected.json`), 'utf8')));
    });
  }

  it('prints the figures of a roster of text', () => {
    const file = join(folder, '花名册.csv');
    writeFileSync(file, '姓名,性别,与户主关系,组别,备注\n孔兰玉,女,户主,1组,\n文飞福,男,配偶,1组,已故\n合计,2人\n');
    const { stdout, status } = check(file);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      people: 2,
      households: 1,
      groups: 1,
      deceased: 1,
      idMissing: 2,
      subtotalRows: 1,
    });
  });

  it.each([
    ['a file that is not there', join(folder, 'none.xlsx')],
    ['a folder', folder],
    ['a file of 200 MB', join(folder, 'huge.xlsx')],
    ['a workbook cut short', join(folder, 'short.xlsx')],
    ['a workbook with a password', join(folder, 'locked.xlsx')],
    ['a table without people', join(folder, 'goods.csv')],
    ['no table', join(folder, 'letter.pdf')],
  ])('says in one sentence that it was given %s', (_, file) => {
    writeFileSync(join(folder, 'goods.csv'), '品名,数量\n肥皂,20\n');
    writeFileSync(join(folder, 'letter.pdf'), '%PDF-1.7\n');
    writeFileSync(join(folder, 'huge.xlsx'), 'PK');
    truncateSync(join(folder, 'huge.xlsx'), 200 * 1024 * 1024);
    writeFileSync(join(folder, 'short.xlsx'), 'PK\u0003\u0004');
    writeFileSync(join(folder, 'locked.xlsx'), LOCKED);
    const { stdout, stderr, status } = check(file);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/[\u4e00-\u9fff]/);
  });
});
