import { walkXml } from '../xml.ts';

/** Number formats that every workbook has without naming them and that show a date (ECMA-376 18.8.30, with zh-CN's). */
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];

/** Whether a format's code shows a day: it has a year or a day once quoted and bracketed parts are left out. */
export function showsDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '');
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs0#?]/i.test(bare));
}

/** For each style number of a cell, whether it shows a number as a date. */
export function readDateStyles(bytes: Uint8Array): boolean[] {
  const dateFormats = new Set(BUILT_IN_DATES);
  const styles: boolean[] = [];
  let inCellStyles = false;
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        if (showsDay(formatCode)) dateFormats.add(Number(numFmtId));
        else dateFormats.delete(Number(numFmtId));
      } else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) styles.push(dateFormats.has(Number(attributes().numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {},
  });
  return styles;
}
