import { kindOf } from '../domain/document.ts';
import { definitionOf } from '../domain/kinds.ts';
import type { SetAsideRow } from '../store/deviceDatabase.ts';
import type { Station } from '../store/station.ts';
import type { CountyDocument } from './county.ts';
import { receive } from './receive.ts';

/** Rows looked at in one step. */
const PAGE = 200;

/** What an older program could not read; what is forged or deleted at the county no newer program changes. */
function mayBeReadNow({ id, reason, document }: SetAsideRow): boolean {
  if (!document) return false;
  return reason === 'invalid' || (reason === 'unknownKind' && definitionOf(kindOf(id) ?? '') !== undefined);
}

/**
 * Takes in what was set aside by an older program and this one knows (SYNC P6). The feed does not bring it again, so it is
 * offered whenever the station connects; what still cannot be read stays where it is.
 *
 * @throws what the storage throws
 */
export async function receiveAgain(station: Station): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await station.device.setAside.where('id').above(after).limit(PAGE).toArray();
    const readable = rows.filter(mayBeReadNow).map(({ document }) => ({ held: document as CountyDocument }));
    if (readable.length > 0) await receive(station, readable);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
