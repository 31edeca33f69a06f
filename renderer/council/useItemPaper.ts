import { useMemo } from 'react';
import type { MinutedItem } from '../../shared/domain/council/minutes.ts';
import type { Content } from '../../shared/store/station.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { type Kept, useKept } from '../form/useKept.ts';
import { useStation } from '../station/station.ts';
import { itemTexts, readItemField } from './papers.ts';

/** An agenda item's fields, kept as typed. */
export function useItemPaper(item: MinutedItem): Kept {
  const station = useStation();
  const stored = useMemo(() => itemTexts(item), [item]);
  return useKept({
    draft: item.id,
    stored,
    read: readItemField,
    commit: async (fields) =>
      refusalOf(await station.edit<'agendaItem'>(item.id, () => fields as Partial<Content<'agendaItem'>>)),
  });
}
