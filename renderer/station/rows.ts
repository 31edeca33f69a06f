import type { Station } from '../../shared/store/station.ts';
import { type RowSource, rowsOfIds } from '../list/source.ts';
import { onStationChange } from './station.ts';

/**
 * Rows of documents known by their ids, read again after every write.
 * @param idsOf the ids in their order; @param read the rows of some of them.
 */
export function stationRows<Row>(
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
