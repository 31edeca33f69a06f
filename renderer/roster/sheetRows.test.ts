import { describe, expect, it } from 'vitest';
import type { TypedValues } from '../form/typed.ts';
import { type Cell, cellName, cellsToType, ROWS_MAX, readRows, rowsShown } from './sheetRows.ts';

const ID = '990204198908154889';

function sheet(...rows: Partial<Record<Cell | 'id', string>>[]): TypedValues {
  return Object.fromEntries(
    rows.flatMap((cells, row) =>
      Object.entries(cells).map(([cell, text]) => [cellName(row, cell as Cell), text] as [string, string]),
    ),
  );
}

describe('rows of a household’s sheet', () => {
  it('are as many as are written and one to go on with', () => {
    expect(rowsShown({})).toBe(1);
    expect(rowsShown(sheet({ name: '孔兰玉' }, {}, { name: '金秋' }))).toBe(4);
    expect(rowsShown(sheet(...Array.from({ length: ROWS_MAX }, () => ({ name: '孔' }))))).toBe(ROWS_MAX);
  });

  it('need a name only until one is written, and no birth date beside a valid number', () => {
    expect(cellsToType({}, 0)).toEqual(['name']);
    expect(cellsToType(sheet({ name: '孔兰玉' }), 0)).toContain('birthDate');
    expect(cellsToType(sheet({ name: '孔兰玉', idNumber: ID }), 0)).toEqual(['name', 'relation', 'idNumber', 'phone']);
  });

  it('read birth date and sex off the number', () => {
    const { members, problems } = readRows(sheet({ name: '孔兰玉', idNumber: ID, id: 'x' }), '2026-03-10');
    expect(problems).toEqual([]);
    expect(members).toEqual([
      {
        row: 0,
        id: 'x',
        content: { name: '孔兰玉', relation: '户主', phone: '', idNumber: ID, sex: '2', birthDate: '1989-08-15' },
      },
    ]);
  });

  it('keep a doubtful number as written with what is wrong about it, and the typed birth date', () => {
    const { members } = readRows(
      sheet({ name: '孔立', idNumber: '123', sex: '男', birthDate: '2010.3.5' }),
      '2026-03-10',
    );
    expect(members[0]?.content).toMatchObject({
      idNumber: '123',
      idProblem: 'wrongLength',
      sex: '1',
      birthDate: '2010-03-05',
    });
  });

  it('put the head first, wherever it is written', () => {
    const { members } = readRows(
      sheet({ name: '孔立', relation: '儿子' }, { name: '孔兰玉', relation: '户主' }),
      '2026-03-10',
    );
    expect(members.map(({ content }) => content.name)).toEqual(['孔兰玉', '孔立']);
  });

  it('say which cell is wrong: no name, no such day, no such sex', () => {
    const { problems } = readRows(
      sheet({ name: '孔兰玉', sex: '三', birthDate: '2.30' }, { relation: '儿子' }),
      '2026-03-10',
    );
    expect(problems.map(({ row, cell }) => [row, cell])).toEqual([
      [0, 'sex'],
      [0, 'birthDate'],
      [1, 'name'],
    ]);
  });
});
