import type { Workbook } from '../../domain/table/table.ts';
import { SHEETS_MAX } from '../limits.ts';
import { newQuota } from '../quota.ts';
import { Refused } from '../refusal.ts';
import { walkXml } from '../xml.ts';
import type { Archive } from '../zip.ts';
import type { CellContext } from './cell.ts';
import { type Relationship, relationshipsOf } from './relationships.ts';
import { readSharedStrings } from './strings.ts';
import { readDateStyles } from './styles.ts';
import { readWorksheet } from './worksheet.ts';

/** What the workbook part says of its sheets. */
interface Contents {
  from1904: boolean;
  sheets: { name: string; hidden: boolean; relationship: string }[];
}

/** The name of the archive's workbook part, or undefined where it has none. */
export function workbookPart(archive: Archive): string | undefined {
  const named = relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.target;
  const part = named ?? 'xl/workbook.xml';
  return /workbook.*\.xml$/i.test(part) && archive.has(part) ? part : undefined;
}

/** @throws Refused */
export function readXlsx(archive: Archive, part: string): Workbook {
  const relationships = relationshipsOf(archive, part);
  const contents = readContents(archive.read(part));
  if (contents.sheets.length > SHEETS_MAX) throw new Refused('tooManyRows');
  const context = readContext(archive, relationships, contents.from1904);
  const quota = newQuota();
  const sheets = contents.sheets.flatMap(({ name, hidden, relationship }) => {
    const related = relationships.find(({ id }) => id === relationship);
    if (!related) throw new Refused('damaged');
    // Sheets of charts and dialogs have no cells.
    if (related.type !== 'worksheet') return [];
    return [{ name, hidden, ...readWorksheet(archive.read(related.target), context, quota) }];
  });
  return { format: 'xlsx', hadMacros: archive.names.some((name) => name.endsWith('vbaproject.bin')), sheets };
}

function readContext(archive: Archive, relationships: Relationship[], from1904: boolean): CellContext {
  const partOf = (wanted: string) => {
    const related = relationships.find(({ type }) => type === wanted);
    return related && archive.has(related.target) ? archive.read(related.target) : undefined;
  };
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sharedStrings: strings ? readSharedStrings(strings) : [],
    dateStyles: styles ? readDateStyles(styles) : [],
    from1904,
  };
}

function readContents(bytes: Uint8Array): Contents {
  const contents: Contents = { from1904: false, sheets: [] };
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        const { date1904 } = attributes();
        contents.from1904 = date1904 === '1' || date1904 === 'true';
      } else if (name === 'sheet') {
        const { name: sheetName = '', state = 'visible', ...rest } = attributes();
        const relationship = Object.entries(rest).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        contents.sheets.push({ name: sheetName, hidden: state !== 'visible', relationship });
      }
    },
    close() {},
    text() {},
  });
  return contents;
}
