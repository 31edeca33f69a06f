import { useCallback } from 'react';
import type { Station } from '../../shared/store/station.ts';
import { type RowSource, rowsOfIds } from '../list/source.ts';
import { onStationChange, useStation } from './station.ts';

/**
 * The source of a list of the open station's documents, known by their ids and read again after every write. Both
 * functions stay the same from one drawing to the next, or the list is read anew each time.
 * @param idsOf the ids found by what was typed, in their order; @param read the rows of some of them.
 */
export function useStationRows<Row>(
  idsOf: (station: Station, filter: string) => Promise<readonly string[]>,
  read: (station: Station, ids: readonly string[]) => Promise<readonly Row[]>,
): (filter: string) => RowSource<Row> {
  const station = useStation();
  return useCallback(
    (filter: string) =>
      stationRows(
        station,
        () => idsOf(station, filter),
        (ids) => read(station, ids),
      ),
    [station, idsOf, read],
  );
}

function stationRows<Row>(
  station: Station,
  idsOf: () => Promise<readonly string[]>,
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): RowSource<Row> {
  return rowsOfIds((take) => {
    let stopped = false;
    let newest = 0;
    const renew = async () => {
      newest += 1;
      const mine = newest;
      const ids = await idsOf();
      if (!stopped && mine === newest) take(ids);
    };
    const stop = onStationChange(station, renew);
    void renew();
    return () => {
      stopped = true;
      stop();
    };
  }, read);
}
