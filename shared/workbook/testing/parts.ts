import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A workbook part by part, for what no writer of workbooks would write. */
export interface Parts {
  /** XML within `worksheet`, a sheet. */
  sheets: { name: string; xml: string; state?: string }[];
  /** XML within `sst`. */
  sharedStrings?: string;
  /** XML within `styleSheet`. */
  styles?: string;
  /** Attributes of `workbookPr`. */
  properties?: string;
  /** Further parts, or others in place of these. */
  others?: Record<string, string | Uint8Array>;
}

export function relationships(entries: [id: string, type: string, target: string][]): string {
  const xml = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${xml.join('')}</Relationships>`;
}

export function workbookOf({ sheets, sharedStrings, styles, properties = '', others = {} }: Parts): Uint8Array {
  const related: [string, string, string][] = sheets.map((_, index) => [
    `rId${index + 1}`,
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const parts: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...related,
      ['rIdS', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdT', 'styles', '/xl/styles.xml'],
    ]),
  };
  for (const [index, { xml }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `${HEAD}<worksheet xmlns="${MAIN}">${xml}</worksheet>`;
  }
  if (sharedStrings) parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${sharedStrings}</sst>`;
  if (styles) parts['xl/styles.xml'] = `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`;
  return zipOf({ ...parts, ...others });
}

export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const files = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(files) as Zippable);
}
