import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { minutesOf, type Paper } from '../../shared/domain/council/minutes.ts';
import { callNotice, decisionList } from '../../shared/domain/council/notice.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { PaperText } from './PaperText.tsx';
import { readMeeting } from './read.ts';

function paperOf(name: string | undefined, room: MeetingRoom): Paper {
  if (name === 'call') return callNotice(room, today());
  return name === 'decisions' ? decisionList(room, today()) : minutesOf(room);
}

/** A meeting's papers by themselves: `/paper/meeting/…/minutes`, `…/decisions`, `…/call`. */
export default function MeetingPaper() {
  const { id, paper: name } = useParams();
  const meeting = idAt('meeting', id) ?? '';
  const { value } = useLive(
    useCallback(async (station: Station) => ({ room: await readMeeting(station, meeting) }), [meeting]),
  );
  if (!value) return <Waiting />;
  if (!value.room) return <Sentence problem={{ reason: 'meeting.gone' }} />;
  const paper = paperOf(name, value.room);
  return (
    <PrintView title={paper.title} ready>
      <PaperText paper={paper} />
    </PrintView>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <PrintView title={t('meeting.minutes')} ready={false}>
      {null}
    </PrintView>
  );
}
