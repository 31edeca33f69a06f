import { addressOf } from '../app/address.ts';

/** The papers that one meeting gives: minutes, the list of what is to be done, the call to the members. */
export type PaperName = 'minutes' | 'decisions' | 'call';

export function paperAddress(meeting: string, paper: PaperName): string {
  return `/paper${addressOf(meeting)}/${paper}`;
}
