import type { StationOrder } from './provision.ts';

/** The stations of a list: one a line, its parts between blanks; empty lines and lines that begin with # are passed over. */
export function readStationList(text: string): StationOrder[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [station = '', county = '', township = '', village = ''] = line.split(/\s+/);
      return { station, place: { county, township, village } };
    });
}
