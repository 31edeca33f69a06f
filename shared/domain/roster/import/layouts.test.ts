import { strToU8 } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import { readWorkbook } from '../../../workbook/read.ts';
import { encodeGb18030 } from '../../../workbook/testing/gb18030.ts';
import { figuresOf, type RosterFigures } from './figures.ts';
import { finish, readRoster } from './roster.ts';
import { type LaidCell, type Layout, layoutsOf } from './testing/layouts.ts';
import { randomLayout } from './testing/randomLayout.ts';
import { workbookOf } from './testing/tables.ts';
import { unusualLayoutsOf } from './testing/unusualLayouts.ts';
import { inventVillage, type Village } from './testing/village.ts';

const village = inventVillage({ households: 320, groups: 8, migrants: 9, seed: 20_260_305 });

function cellOf(cell: LaidCell): SheetData[number][number] {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy/m/d' };
  const { value, rows = 1, columns = 1 } = cell;
  return { ...(cellOf(value) as object), rowSpan: rows, columnSpan: columns } as SheetData[number][number];
}

async function xlsxOf({ sheets }: Layout): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => Array.from(row, cellOf)) }));
  const blob = await writeXlsxFile(written).toBlob();
  return new Uint8Array(await (blob as Blob).arrayBuffer());
}

function hasMerges(sheets: Layout['sheets']): boolean {
  return sheets.some(({ rows }) => rows.some((row) => row.some((cell) => typeof cell === 'object' && 'value' in cell)));
}

function expectedOf(layout: Layout, { figures }: Village = village): RosterFigures {
  const { subtotalRows, secondSheetPeople, withoutBirths, notDeceased = 0 } = layout;
  const birthContradictsId = withoutBirths ? 0 : figures.birthContradictsId;
  const sexContradictsId = layout.sexContradictsId ?? figures.sexContradictsId;
  const deceased = figures.deceased - notDeceased;
  return { ...figures, birthContradictsId, sexContradictsId, deceased, subtotalRows, secondSheetPeople };
}

/** As Excel saves a sheet: dates as they are shown, long numbers with what is left of their digits. */
function csvOf({ sheets: [sheet] }: Layout): string {
  const plain = (cell: LaidCell): string => {
    if (typeof cell === 'number') return cell < 1e11 ? String(cell) : cell.toExponential(5).toUpperCase();
    if (typeof cell !== 'object') return cell ?? '';
    return 'day' in cell ? cell.day.replaceAll('-', '/') : plain(cell.value);
  };
  return Papa.unparse(sheet?.rows.map((row) => Array.from(row, plain)) ?? []);
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('a roster laid out by chance', () => {
  it.each(SEEDS)('%d', (seed) => {
    const size = { households: 8 + (seed % 40), groups: 1 + (seed % 6), migrants: 0, seed };
    const invented = inventVillage(size);
    const { sheets, title, subtotalRows, secondSheetPeople } = randomLayout(invented, seed);
    const figures = figuresOf(finish(readRoster(workbookOf(...sheets))));
    expect({ title, ...figures }).toEqual({ title, ...invented.figures, subtotalRows, secondSheetPeople });
  });
});

describe('a roster laid out as', () => {
  it('has every kind of mistake in it', () => {
    for (const [figure, count] of Object.entries(village.figures)) expect(count, figure).toBeGreaterThan(2);
  });

  it.each(layoutsOf(village))('$title', async (layout) => {
    const workbook = readWorkbook(await xlsxOf(layout));
    if (!workbook.ok) throw new Error(workbook.reason);
    expect(figuresOf(finish(readRoster(workbook.value)))).toEqual(expectedOf(layout));
  });

  const hamlet = inventVillage({ households: 70, groups: 5, migrants: 6, seed: 20_260_412 });

  it.each(unusualLayoutsOf(hamlet))('$title', (layout) => {
    expect(figuresOf(finish(readRoster(workbookOf(...layout.sheets))))).toEqual(expectedOf(layout, hamlet));
  });

  const withoutMerges = layoutsOf(village).filter(({ sheets }) => sheets.length === 1 && !hasMerges(sheets));

  it.each(withoutMerges)('$title, as text in GB18030 and UTF-8', (layout) => {
    const text = csvOf(layout);
    expect(withoutMerges.length).toBeGreaterThan(3);
    for (const bytes of [encodeGb18030(text.replace(/[䶮𠮷]/gu, '龙')), strToU8(text)]) {
      const workbook = readWorkbook(bytes, '花名册.csv');
      if (!workbook.ok) throw new Error(workbook.reason);
      expect(figuresOf(finish(readRoster(workbook.value)))).toEqual(expectedOf(layout));
    }
  });
});
