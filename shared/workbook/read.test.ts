import fc from 'fast-check';
import { strToU8 } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Cell, Workbook } from '../domain/table/table.ts';
import { COLUMNS_MAX, FILE_BYTES_MAX, PART_BYTES_MAX, ROWS_MAX, SHEETS_MAX } from './limits.ts';
import { readWorkbook, sizeRefusal } from './read.ts';
import { encodeGb18030 } from './testing/gb18030.ts';
import { relationships, workbookOf, zipOf } from './testing/parts.ts';

function read(bytes: Uint8Array, name?: string): Workbook {
  const result = readWorkbook(bytes, name);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** The cells of the only row of a sheet, without their kinds where they are texts. */
function cells(xml: string, parts: Partial<Parameters<typeof workbookOf>[0]> = {}) {
  const sheet = read(
    workbookOf({ sheets: [{ name: 'S', xml: `<sheetData><row r="1">${xml}</row></sheetData>` }], ...parts }),
  );
  return Array.from(sheet.sheets[0]?.rows[0]?.cells ?? [], plain);
}

function plain(cell: Cell | undefined) {
  return cell?.kind === 'text' ? cell.text : cell;
}

const number = (value: number) => ({ kind: 'number', value });
const date = (day: string) => ({ kind: 'date', date: day });

describe('cells', () => {
  it('hold shared strings with their runs joined and their phonetic guides left out', () => {
    const sharedStrings =
      '<si><t>姓名</t></si><si><r><t>孔</t></r><r><rPr/><t xml:space="preserve"> 兰玉</t></r><rPh sb="0" eb="1"><t>kong</t></rPh></si>';
    expect(
      cells('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c>', { sharedStrings }),
    ).toEqual(['姓名', '孔 兰玉']);
  });

  it('hold inline strings, entities, CDATA and characters beyond U+FFFF', () => {
    const xml =
      '<c r="A1" t="inlineStr"><is><t>A&amp;B &#x20BB7;&#134071;</t></is></c>' +
      '<c r="B1" t="inlineStr"><is><r><t><![CDATA[<户主>]]></t></r></is></c><c r="C1" t="str"><f>A1</f><v>a_x000D_b</v></c>';
    expect(cells(xml)).toEqual(['A&B 𠮷𠮷', '<户主>', 'a\rb']);
  });

  it("hold a formula's last result, not the formula", () => {
    expect(
      cells(
        '<c r="A1"><f>SUM(B1:B9)</f><v>45</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>A1</f></c>',
      ),
    ).toEqual([number(45), { kind: 'error', text: '#DIV/0!' }]);
  });

  it('keep a long number as a number, with the digits that it lost', () => {
    expect(cells('<c r="A1"><v>9.903252025030851E+17</v></c>')).toEqual([number(990325202503085100)]);
  });

  it('are dates where their style shows one', () => {
    const styles =
      '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
      '<numFmt numFmtId="165" formatCode="[$-804]h:mm:ss"/><numFmt numFmtId="166" formatCode="0.00&quot;day&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="31"/></cellXfs>';
    const xml = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>24243.75</v></c>`).join('');
    const plainNumber = number(24243.75);
    const day = date('1966-05-16');
    expect(cells(xml, { styles })).toEqual([plainNumber, day, day, plainNumber, plainNumber, day]);
    expect(cells('<c s="1"><v>22781</v></c>', { styles, properties: 'date1904="1"' })).toEqual([date('1966-05-16')]);
    expect(cells('<c s="1"><v>990325202503085100</v></c>', { styles })).toEqual([number(990325202503085100)]);
    expect(
      cells('<c t="d"><v>1966-05-16T00:00:00</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c>', { styles }),
    ).toEqual([date('1966-05-16'), date('1900-02-28'), date('1900-03-01')]);
  });

  it('stand where their addresses say, or in turn without', () => {
    expect(cells('<c r="B1" t="b"><v>1</v></c><c t="b"><v>0</v></c><c r="AA1"><v>1</v></c>')).toHaveLength(27);
    expect(cells('<c><v>1</v></c><c/><c><v>3</v></c>')).toEqual([number(1), undefined, number(3)]);
    expect(cells('<c r="A1" t="inlineStr"><is><t>  </t></is></c><c r="B1"><v>2</v></c>')).toEqual([
      undefined,
      number(2),
    ]);
  });
});

describe('a workbook', () => {
  const sheetData = '<sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData>';

  it('has its sheets, merged cells and hidden columns', () => {
    const workbook = read(
      workbookOf({
        sheets: [
          {
            name: '甲',
            xml: `<cols><col min="7" max="8" hidden="1"/></cols>${sheetData}<mergeCells><mergeCell ref="B3:C5"/></mergeCells>`,
          },
          { name: '乙&amp;丙', xml: sheetData, state: 'hidden' },
        ],
      }),
    );
    expect(workbook).toMatchObject({ format: 'xlsx', hadMacros: false });
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['甲', false],
      ['乙&丙', true],
    ]);
    expect(workbook.sheets[0]).toMatchObject({
      hiddenColumns: [6, 7],
      merges: [{ firstRow: 3, lastRow: 5, firstColumn: 1, lastColumn: 2 }],
      rows: [{ number: 3 }],
    });
  });

  it('is read with macros, which are left alone, and says so', () => {
    const bytes = workbookOf({
      sheets: [{ name: 'S', xml: sheetData }],
      others: { 'xl/vbaProject.bin': 'Sub Auto_Open' },
    });
    expect(read(bytes).hadMacros).toBe(true);
  });

  it('is read however its writer names parts: prefixes, backslashes, other folders, charts between sheets', () => {
    const bytes = zipOf({
      '_rels\\.rels': relationships([['a', 'officeDocument', '/book/Workbook.xml']]),
      'book\\workbook.xml':
        '<x:workbook xmlns:x="m" xmlns:rel="o"><x:sheets><x:sheet name="图" rel:id="c"/><x:sheet name="表" rel:id="s"/></x:sheets></x:workbook>',
      'book\\_rels\\workbook.xml.rels': relationships([
        ['c', 'chartsheet', 'chart.xml'],
        ['s', 'worksheet', '../data/one.xml'],
      ]),
      'data\\one.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    const { sheets } = read(bytes);
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.cells])).toEqual([['表', [number(7)]]]);
  });

  it('of text is read in the encodings that clerks have', () => {
    const text = '姓名,住址\r\n孔兰玉,"柳河村,\r\n1组"\r\n';
    const expected = [
      ['姓名', '住址'],
      ['孔兰玉', '柳河村,\r\n1组'],
    ];
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), encodeGb18030(text), utf16]) {
      const { sheets, format } = read(bytes, '第一组.csv');
      expect(format).toBe('csv');
      expect(sheets[0]?.name).toBe('第一组');
      expect(sheets[0]?.rows.map((row) => row.cells.map(plain))).toEqual(expected);
    }
  });

  it.each([',', '\t', ';'])('of text is read with its columns parted by %j', (delimiter) => {
    const text = ['花名册', ['姓名', '性别', '电话'].join(delimiter), ['孔兰玉', '女', '"1;2,3"'].join(delimiter)].join(
      '\n',
    );
    expect(read(strToU8(text)).sheets[0]?.rows.map((row) => row.cells.length)).toEqual([1, 3, 3]);
  });

  it('of text comes back as it was written', () => {
    const field = fc.stringMatching(/^[\u4e00-\u4e20a-z0-9,;"\n\t ]{0,6}[\u4e00-\u4e20]$/);
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const many = rows.map((row) => [...row, ...Array(60).fill('甲')]);
        const workbook = read(strToU8(Papa.unparse(many)));
        expect(workbook.sheets[0]?.rows.map((row) => row.cells.map(plain))).toEqual(many);
      }),
    );
  });
});

describe('what is refused', () => {
  const good = workbookOf({
    sheets: [{ name: 'S', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }],
  });
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const encrypted = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => `<row r="${n + 1}"><c><v>1</v></c></row>`).join('');
  const sheetOf = (xml: string) => workbookOf({ sheets: [{ name: 'S', xml: `<sheetData>${xml}</sheetData>` }] });

  it.each<[string, string, Uint8Array]>([
    ['no bytes', 'empty', new Uint8Array()],
    ['no filled cell', 'empty', sheetOf('')],
    ['blank text', 'empty', strToU8('\n ,,\n')],
    ['Excel 97', 'oldFormat', Uint8Array.from([...compound, ...Array(600).fill(1)])],
    ['a password', 'passwordProtected', Uint8Array.from([...compound, ...Array(600).fill(1), 0x45, ...encrypted])],
    [
      'a web page named .xls',
      'otherFormat',
      strToU8('<html><body><table><tr><td>姓名</td></tr></table></body></html>'),
    ],
    ['an XML spreadsheet of 2003', 'otherFormat', strToU8('\ufeff<?xml version="1.0"?><Workbook/>')],
    [
      '.xlsb',
      'otherFormat',
      zipOf({ 'xl/workbook.bin': '1', '_rels/.rels': relationships([['a', 'officeDocument', 'xl/workbook.bin']]) }),
    ],
    [
      '.ods',
      'otherFormat',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ],
    [
      'a letter',
      'notAWorkbook',
      zipOf({
        'word/document.xml': '<x/>',
        '_rels/.rels': relationships([['a', 'officeDocument', 'word/document.xml']]),
      }),
    ],
    ['a PDF', 'notAWorkbook', strToU8('%PDF-1.7\n1 0 obj')],
    ['a picture', 'notAWorkbook', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['zeros after a power cut', 'damaged', new Uint8Array(9000)],
    ['an archive cut short', 'damaged', good.slice(0, good.length - 40)],
    ['broken XML', 'damaged', sheetOf('<row r="1"><c r="A1"><v>1</v></row>')],
    ['XML cut short', 'damaged', workbookOf({ sheets: [], others: { 'xl/workbook.xml': '<workbook><sheets>' } })],
    [
      'a sheet that is not there',
      'damaged',
      workbookOf({
        sheets: [],
        others: { 'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="rId9"/></sheets></workbook>' },
      }),
    ],
    ['bytes of no encoding', 'unknownEncoding', Uint8Array.of(0xd0, 0xd5, 0xff, 0xff, 0x2c, 0xfe, 0x0a)],
    ['too many rows', 'tooManyRows', sheetOf(rows(ROWS_MAX + 1))],
    ['too many lines', 'tooManyRows', strToU8('a\n'.repeat(ROWS_MAX + 1))],
    ['too many columns', 'tooManyRows', sheetOf(`<row r="1">${'<c><v>1</v></c>'.repeat(COLUMNS_MAX + 1)}</row>`)],
    ['too many sheets', 'tooManyRows', workbookOf({ sheets: Array(SHEETS_MAX + 1).fill({ name: 'S', xml: '' }) })],
    [
      'a zip bomb',
      'tooLarge',
      workbookOf({
        sheets: [{ name: 'S', xml: '' }],
        others: { 'xl/worksheets/sheet1.xml': new Uint8Array(PART_BYTES_MAX + 1) },
      }),
    ],
  ])('%s: %s', (_, reason, bytes) => {
    expect(readWorkbook(bytes)).toEqual({ ok: false, reason });
  });

  it('a file too large, before it is read', () => {
    expect(sizeRefusal(200 * 1024 * 1024)).toBe('tooLarge');
    expect(sizeRefusal(FILE_BYTES_MAX)).toBeUndefined();
    expect(readWorkbook(new Uint8Array(FILE_BYTES_MAX + 1))).toEqual({ ok: false, reason: 'tooLarge' });
  });

  it.each([-1000, 1000])('a part that unpacks to %d bytes other than the archive says', (lie) => {
    const bytes = workbookOf({ sheets: [{ name: 'S', xml: `<sheetData>${rows(2000)}</sheetData>` }] });
    const lying = bytes.slice();
    const view = new DataView(lying.buffer);
    const name = strToU8('xl/worksheets/sheet1.xml');
    const at = lying.findLastIndex((_, from) => name.every((byte, index) => lying[from + index] === byte));
    const uncompressedSize = at - 46 + 24;
    view.setUint32(uncompressedSize, view.getUint32(uncompressedSize, true) + lie, true);
    expect(readWorkbook(lying)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('whatever was damaged anywhere, with a reason', () => {
    const bytes = workbookOf({
      sheets: [{ name: 'S', xml: `<sheetData>${rows(30)}</sheetData>` }],
      sharedStrings: '<si><t>甲</t></si>',
    });
    fc.assert(
      fc.property(
        fc.nat(bytes.length),
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
        (length, flips) => {
          const damaged = bytes.slice(0, Math.max(length, 1));
          for (const [at, byte] of flips) if (at < damaged.length) damaged[at] = byte;
          expect(readWorkbook(damaged).ok).toBeTypeOf('boolean');
        },
      ),
    );
  });
});
