import { entryText } from '../../../shared/domain/merit/ledger.ts';
import type { Earned, Span } from '../../../shared/domain/merit/redList.ts';
import { standingDeposits } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Stored } from '../../../shared/store/stored.ts';

/** Entries read together. */
const PAGE = 500;

/** What was given for deeds in a span and stands, of the whole village or of one group. */
export async function readEarned(station: Station, span: Span, group: string): Promise<Earned[]> {
  const rows = await standingDeposits(station.device, span.from, span.to);
  const earned: Earned[] = [];
  for (let at = 0; at < rows.length; at += PAGE) {
    const page = rows.slice(at, at + PAGE);
    const found = await station.getMany([...new Set(page.flatMap(({ entry, account }) => [entry, account]))]);
    const homes = await station.getMany([...found.values()].flatMap((one) => homeOf(one) ?? []));
    for (const { entry, account, points, postedOn } of page) {
      const [deposit, owner] = [found.get(entry), found.get(account)];
      if (!deposit || !owner) continue;
      const villagersGroup = String((homes.get(homeOf(owner) ?? '') ?? owner).villagersGroup ?? '');
      if (group !== '' && villagersGroup !== group) continue;
      const name = String(owner.headName ?? owner.name ?? '');
      earned.push({ account, name, villagersGroup, entry, postedOn, text: entryText(deposit), points });
    }
  }
  return earned;
}

/** A person's household, which says what group they are of. */
function homeOf(owner: Stored): string | undefined {
  return owner.kind === 'person' && typeof owner.household === 'string' ? owner.household : undefined;
}
