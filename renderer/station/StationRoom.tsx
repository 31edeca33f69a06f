import { type ReactNode, useMemo } from 'react';
import type { Station } from '../../shared/store/station.ts';
import { DraftsContext } from '../form/drafts.ts';
import { PickContext } from '../form/pick.ts';
import { deviceDrafts } from './drafts.ts';
import { pickFrom } from './pick.ts';
import { StationContext } from './station.ts';

/** Everything that screens of records need: the station, its drafts, and picking by letters. */
export function StationRoom({ station, children }: { station: Station; children: ReactNode }) {
  const drafts = useMemo(() => deviceDrafts(station.device), [station]);
  const find = useMemo(() => pickFrom(station), [station]);
  return (
    <StationContext value={station}>
      <DraftsContext value={drafts}>
        <PickContext value={find}>{children}</PickContext>
      </DraftsContext>
    </StationContext>
  );
}
