import { createContext, useContext } from 'react';
import type { Problem } from '../errors/problem.ts';

/** One sentence to the clerk at the foot of the window. */
export interface Toast {
  /** What was done, in words ready to read; or what went wrong. */
  says: { done: string } | { problem: Problem };
  /** Such as 撤销 after an edit. */
  action?: { label: string; run: () => void | Promise<void> };
}

export interface ToastRack {
  say(toast: Toast): void;
}

export const ToastContext = createContext<ToastRack | undefined>(undefined);

/** @throws Error outside of `Toasts`. */
export function useToasts(): ToastRack {
  const rack = useContext(ToastContext);
  if (!rack) throw new Error('useToasts needs Toasts around it');
  return rack;
}
