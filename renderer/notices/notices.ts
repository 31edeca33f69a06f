import { createContext, useContext } from 'react';
import type { Problem } from '../errors/problem.ts';

/** One sentence to the clerk at the foot of the window. */
export interface Notice {
  /** What was done, in words ready to read; or what went wrong. */
  says: { done: string } | { problem: Problem };
  /** Such as 撤销 after an edit. */
  action?: { label: string; run: () => void | Promise<void> };
}

export interface NoticeBoard {
  say(notice: Notice): void;
}

export const NoticeContext = createContext<NoticeBoard | undefined>(undefined);

/** @throws Error outside of `Notices`. */
export function useNotices(): NoticeBoard {
  const board = useContext(NoticeContext);
  if (!board) throw new Error('useNotices needs Notices around it');
  return board;
}
