import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';
import { numberText } from '../../shared/domain/notice/numbering.ts';
import { type PostedRow, placeOf } from '../../shared/store/derived/board.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PosterPaper } from '../print/PosterPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { useLive } from '../station/station.ts';
import styles from './notice.module.css';
import { PostedText } from './PostedText.tsx';

async function readPosted(station: Station, id: string): Promise<{ posted?: PostedNotice; place: number }> {
  const [posted, row] = await Promise.all([station.get<'postedNotice'>(id), station.device.board.get(id)]);
  if (!posted || !row) return { place: 0 };
  return { posted: posted as PostedNotice, place: await placeOf(station.device, row as PostedRow) };
}

/** What was posted, on paper: `/paper/postedNotice/…/a3` for the board, `…/a4` for the file. */
export default function NoticePaper() {
  const { id, form } = useParams();
  const posted = idAt('postedNotice', id) ?? '';
  const { value } = useLive(useCallback((station: Station) => readPosted(station, posted), [posted]));
  if (value && !value.posted) return <Sentence problem={{ reason: 'notice.gone' }} />;
  return (
    <PrintView title={value?.posted?.title ?? ''} ready={value !== undefined}>
      {value?.posted && <Sheet posted={value.posted} place={value.place} large={form === 'a3'} />}
    </PrintView>
  );
}

function Sheet({ posted, place, large }: { posted: PostedNotice; place: number; large: boolean }) {
  const Paper = large ? PosterPaper : OfficialPaper;
  return (
    <Paper title={posted.title} signer={posted.issuer} day={posted.from}>
      <p className={styles.paperNumber}>{numberText(posted, place)}</p>
      <PostedText words={posted} closing={posted.closing} />
    </Paper>
  );
}
