import { closeMonth, type Month } from '../../../shared/domain/merit/books.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import { today } from '../../station/today.ts';
import { readMonth } from './read.ts';

/** Closes a month with what it comes to at this moment. */
export async function recordClose(station: Station, month: Month, reason: string): Promise<Acted> {
  const { closed, figures } = await readMonth(station, month, 0);
  const made = closeMonth(month, figures, { today: today(), before: closed, reason });
  if (!made.ok) return { ok: false, problem: { reason: `books.${made.reason}` } };
  return acted(await station.create('monthClose', made.value));
}
