import { createContext, useContext } from 'react';

/** A document that can be picked: `hint` tells two of the same name apart. */
export interface Pickable {
  id: string;
  label: string;
  hint: string;
}

/** Finds documents of some kinds by the first letters of a name, its pinyin or initials, best first. */
export type FindPickable = (typed: string, kinds: readonly string[]) => Promise<readonly Pickable[]>;

export const PickContext = createContext<FindPickable>(async () => []);

export function useFindPickable(): FindPickable {
  return useContext(PickContext);
}
