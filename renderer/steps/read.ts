import { partsOfEach } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';

/** The steps recorded of each case, by the case's id, in no order. `kind` is the steps' kind. */
export async function readSteps<Fact>(
  station: Station,
  cases: readonly string[],
  kind: string,
): Promise<Map<string, Fact[]>> {
  const ids = await partsOfEach(station.device, cases, kind);
  const found = await station.getMany([...ids.values()].flat());
  return new Map(
    [...ids].map(([one, steps]) => [one, steps.flatMap((id) => (found.get(id) as unknown as Fact | undefined) ?? [])]),
  );
}
