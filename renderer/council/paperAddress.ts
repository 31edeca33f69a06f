import { addressOf } from '../app/address.ts';

/** The papers that one meeting gives: minutes, and the call to the members. */
export type PaperName = 'minutes' | 'call';

export function paperAddress(meeting: string, paper: PaperName): string {
  return `/paper${addressOf(meeting)}/${paper}`;
}
