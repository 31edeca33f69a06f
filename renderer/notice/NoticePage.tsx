import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useLive } from '../station/station.ts';
import { DraftPage } from './DraftPage.tsx';
import { PostedPage } from './PostedPage.tsx';
import { readNotice } from './read.ts';

/** One notice: its draft, or what hangs and hung of it. */
export function NoticePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { value } = useLive(useCallback(async (station: Station) => ({ found: await readNotice(station, id) }), [id]));
  if (!value) return null;
  if (!value.found) return <Sentence problem={{ reason: 'notice.gone' }} />;
  const { notice, postings } = value.found;
  if (postings.length === 0) return <DraftPage notice={notice} />;
  return postings.map((posting) => (
    <PostedPage
      key={posting.posted.id}
      posting={posting}
      warning={postings.length > 1 ? t('notice.twice') : undefined}
    />
  ));
}
