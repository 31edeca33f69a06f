import { addressOf } from '../app/address.ts';

/** The pact on paper: for the wall, or to carry home. */
export type PactForm = 'poster' | 'booklet';

export function pactPaper(pact: string, form: PactForm): string {
  return `/paper${addressOf(pact)}/${form}`;
}
