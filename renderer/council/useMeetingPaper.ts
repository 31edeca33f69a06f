import { useMemo } from 'react';
import type { Meeting } from '../../shared/domain/council/meeting.ts';
import type { Content } from '../../shared/store/station.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { type Kept, useKept } from '../form/useKept.ts';
import { useStation } from '../station/station.ts';

import { meetingTexts, readMeetingField } from './papers.ts';

/** A meeting's own fields, kept as typed. */
export function useMeetingPaper(meeting: Meeting): Kept {
  const station = useStation();
  const stored = useMemo(() => meetingTexts(meeting), [meeting]);
  return useKept({
    draft: meeting.id,
    stored,
    read: readMeetingField,
    commit: async (fields) =>
      refusalOf(await station.edit<'meeting'>(meeting.id, () => fields as Partial<Content<'meeting'>>)),
  });
}
