import { createContext, useContext } from 'react';
import type { Desk, StationEntry } from './desk.ts';

/** The clerk's sitting at one station: what only this laptop knows, and how it ends. */
export interface Session {
  desk: Desk;
  entry: StationEntry;
  /** Changes what this laptop keeps of the station; a new clerk's name holds from the next opening on. */
  update(change: Partial<Pick<StationEntry, 'name' | 'clerk' | 'pin'>>): Promise<void>;
  /** Asks for the PIN again. */
  lock(): void;
  /** Back to the choice of stations; what is here stays. */
  leave(): void;
  /** Deletes the station from this laptop. Only for the demonstration: nothing in it is anybody's. */
  forget(): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** @throws Error outside of an open station. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this screen needs an open station around it');
  return session;
}
