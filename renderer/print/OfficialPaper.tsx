import type { ReactNode } from 'react';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import { usePaperWords } from './paperWords.ts';

export interface OfficialPaperProps {
  title: string;
  children: ReactNode;
  /** Who signs, such as 柳河村新时代文明实践站. */
  signer: string;
  /** The day it bears, `YYYY-MM-DD`. */
  day: string;
}

/** A paper as offices write it (GB/T 9704): title, body, and at the end who signs, the seal's place and the day. */
export function OfficialPaper({ title, children, signer, day }: OfficialPaperProps) {
  const { t } = usePaperWords();
  return (
    <article className="paper paper-official" lang="zh-CN">
      <h1>{title}</h1>
      {children}
      <footer className="paper-signature">
        <p>{signer}</p>
        <p className="paper-seal">{t('print.seal')}</p>
        <p>{paperDate(day)}</p>
      </footer>
    </article>
  );
}
