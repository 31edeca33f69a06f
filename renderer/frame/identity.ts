import { createContext, useContext } from 'react';
import type { Light } from './light.ts';

/** What the header says, given from outside so that the frame stands without a store. */
export interface Identity {
  station: string;
  clerk: string;
  light: Light;
}

export const IdentityContext = createContext<Identity>({
  station: '',
  clerk: '',
  light: { state: 'offline' },
});

export function useIdentity(): Identity {
  return useContext(IdentityContext);
}
