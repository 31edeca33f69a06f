import { factId } from '../../../../shared/domain/fact.ts';
import { entryText } from '../../../../shared/domain/merit/ledger.ts';
import { nameKeys, normalise } from '../../../../shared/domain/search/keys.ts';
import type { NewEntry } from '../../village/ledger.ts';
import type { Named } from '../../village/village.ts';
import type { EntryDocument } from './contender.ts';

export const STATION = '990101001001';
export const DEVICE = '01J0000000000000000000BENC';
export const CLERK = '王会计';

/** A document as our station writes it, for the databases that have no station around them: as many bytes for all. */
export function documentOf<Content>(kind: string, { id, content }: Named<Content>) {
  return {
    id,
    kind,
    station: STATION,
    v: 0,
    createdAt: '2026-03-05T08:00:00.000Z',
    createdBy: CLERK,
    updatedAt: '2026-03-05T08:00:00.000Z-0000',
    updatedBy: CLERK,
    device: DEVICE,
    ...content,
  };
}

/** An entry as another device of the station wrote it. */
export function entryDocument(entry: NewEntry): EntryDocument {
  const { id, ...made } = documentOf<NewEntry['content']>(entry.kind, entry);
  // Nobody here checks the chain; its bytes count.
  const body = { ...made, chain: { number: 1, previous: `${id}.0123456789abcdef` } };
  return { ...body, id: factId(entry.kind, id.slice(entry.kind.length + 1), body) };
}

/** The words under which a person is found, the same for all databases. */
export function personKeys({ name, idNumber, phone }: { name: string; idNumber: string; phone: string }): string[] {
  return [...new Set([...nameKeys(name, true), normalise(idNumber.slice(-4)), normalise(phone.slice(-4))])];
}

export function listed({ id, name, phone }: { id: string; name: string; phone: string }) {
  return { id, label: name, phone };
}

/** What a passbook line says, from the entry behind it. */
export function describe(entry: { id: string; kind: string }): string {
  return entryText(entry);
}

/** A list cut into parts of at most `size`, in order. */
export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size));
}
