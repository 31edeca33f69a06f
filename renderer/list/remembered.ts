import { z } from 'zod';

const schema = z.object({ filter: z.string(), active: z.int().min(0) });

/** Where a list was left: what it was filtered by and which row was pointed at. */
export type ListPlace = z.infer<typeof schema>;

const START: ListPlace = { filter: '', active: 0 };

/** Kept for the window's life, so that a list looks as it did when one comes back to it. */
export function recallPlace(list: string): ListPlace {
  try {
    return schema.parse(JSON.parse(sessionStorage.getItem(`xiangyue.list.${list}`) ?? ''));
  } catch {
    return START;
  }
}

export function rememberPlace(list: string, place: ListPlace): void {
  try {
    sessionStorage.setItem(`xiangyue.list.${list}`, JSON.stringify(place));
  } catch {
    // With a full disk the list opens at its top next time, and nothing else.
  }
}
