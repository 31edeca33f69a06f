import { addressOf } from '../app/address.ts';

/** The papers that one meeting gives: minutes, the notice of what was decided, the call to the members. */
export type PaperName = 'minutes' | 'notice' | 'call';

export function paperAddress(meeting: string, paper: PaperName): string {
  return `/paper${addressOf(meeting)}/${paper}`;
}
