import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';
import { onBoard } from '../../shared/store/derived/board.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { useLive } from '../station/station.ts';
import { SlideShow } from './SlideShow.tsx';

/** A hall shows what hangs; more than these would take an afternoon to go by. */
const SHOWN_MAX = 30;

async function readShown(station: Station, id: string | undefined): Promise<PostedNotice[]> {
  const ids = id ? [id] : (await onBoard(station.device, SHOWN_MAX)).map((row) => row.id);
  return [...(await station.getMany(ids)).values()] as unknown as PostedNotice[];
}

/** One posted notice as slides, or all that hang: `/paper/postedNotice/…/slides`, `/paper/notices/slides`. */
export default function NoticeSlides() {
  const id = idAt('postedNotice', useParams().id);
  const { value: shown } = useLive(useCallback((station: Station) => readShown(station, id), [id]));
  return shown ? <SlideShow notices={shown} /> : null;
}
