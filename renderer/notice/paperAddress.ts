import { addressOf } from '../app/address.ts';

/** How a posted notice is given: as a poster, as an office paper, or as slides on a hall's display. */
export type NoticeForm = 'a3' | 'a4' | 'slides';

export function noticePaper(posted: string, form: NoticeForm): string {
  return `/paper${addressOf(posted)}/${form}`;
}
