import type { ReactNode } from 'react';
import { paperDate } from '../../shared/domain/calendar/write.ts';

export interface PosterPaperProps {
  title: string;
  children: ReactNode;
  signer: string;
  /** The day it bears, `YYYY-MM-DD`. */
  day: string;
}

/** A sheet for the notice board, A3, to be read at two metres. */
export function PosterPaper({ title, children, signer, day }: PosterPaperProps) {
  return (
    <article className="paper paper-poster" lang="zh-CN">
      <h1>{title}</h1>
      {children}
      <footer className="paper-signature">
        <p>{signer}</p>
        <p>{paperDate(day)}</p>
      </footer>
    </article>
  );
}
