import type { CollectionName } from '../../domain/kinds.ts';
import type { DeviceDatabase, ProgressRow } from '../deviceDatabase.ts';
import { type Collections, changesSince } from '../documents.ts';
import { type Stored, withoutLocal } from '../stored.ts';
import { projectBoard } from './board.ts';
import { projectDecisions } from './decisions.ts';
import { projectDeeds } from './deeds.ts';
import { projectDisputes } from './disputes.ts';
import { projectFiles } from './files.ts';
import { projectHappenings } from './happenings.ts';
import { ledgerTables, projectLedger } from './ledger.ts';
import { projectMeetings } from './meetings.ts';
import { projectResidents } from './residents.ts';
import { projectSearch } from './search.ts';
import { projectHandedOver, projectStock, stockTables } from './stock.ts';

/** Changes taken into the derived tables in one transaction: enough to be quick, few enough to yield to the page. */
const PAGE = 500;

/**
 * Another window that was closed in the middle of a write may have left a document unprojected, up to this long before
 * a position that this window noted since. It is the time one large write takes on a slow disk.
 */
const LOOK_BACK_MS = 5_000;

/**
 * Takes documents of one collection into everything derived, and notes how far that is, in one transaction. Taking them
 * twice is harmless.
 */
export async function project(
  device: DeviceDatabase,
  collection: CollectionName,
  stored: Stored[],
  position: Omit<ProgressRow, 'collection'>,
): Promise<void> {
  const documents = stored.map(withoutLocal);
  if (collection === 'ledger') {
    const tables = [...ledgerTables(device), ...stockTables(device), device.deeds, device.progress];
    await device.transaction('rw', tables, async () => {
      await projectLedger(device, documents);
      await projectHandedOver(device, documents);
      await projectDeeds(device, documents);
      await device.progress.put({ collection, ...position });
    });
  } else {
    const tables = [
      device.entries,
      device.deeds,
      device.board,
      device.disputes,
      device.meetings,
      device.decisions,
      device.progress,
      ...rosterTables(device),
      ...stockTables(device),
      device.pieces,
      device.detached,
    ];
    await device.transaction('rw', tables, async () => {
      await projectSearch(device, documents);
      await projectStock(device, documents);
      await projectDeeds(device, documents);
      await projectBoard(device, documents);
      await projectDisputes(device, documents);
      await projectResidents(device, documents);
      await projectHappenings(device, documents);
      await projectFiles(device, documents);
      await projectMeetings(device, documents);
      await projectDecisions(device, documents);
      await device.progress.put({ collection, ...position });
    });
  }
}

/**
 * Takes in whatever the derived tables have not seen: after a kill between a write and its projection, or after a
 * rebuild was asked for.
 */
export async function catchUp(
  device: DeviceDatabase,
  collections: Collections,
  names: readonly CollectionName[],
): Promise<void> {
  await Promise.all(names.map((name) => catchUpOne(device, collections, name)));
}

async function catchUpOne(device: DeviceDatabase, collections: Collections, name: CollectionName): Promise<void> {
  let since = startOf(await device.progress.get(name));
  for (;;) {
    const { documents, checkpoint } = await changesSince(collections[name], since, PAGE);
    if (documents.length > 0) await project(device, name, documents, { checkpoint, settled: true });
    if (documents.length < PAGE) return;
    since = checkpoint;
  }
}

function startOf(progress: ProgressRow | undefined): ProgressRow['checkpoint'] | undefined {
  if (!progress || progress.settled) return progress?.checkpoint;
  return { id: '', lwt: progress.checkpoint.lwt - LOOK_BACK_MS };
}

function rosterTables({ residents, twins, happenings, follows }: DeviceDatabase) {
  return [residents, twins, happenings, follows];
}

/** Throws everything derived away and builds it again from the documents. */
export async function rebuild(
  device: DeviceDatabase,
  collections: Collections,
  names: readonly CollectionName[],
): Promise<void> {
  const derived = [
    device.entries,
    ...ledgerTables(device),
    device.deeds,
    device.board,
    device.disputes,
    device.meetings,
    device.decisions,
    device.progress,
    ...rosterTables(device),
    ...stockTables(device),
    device.detached,
  ];
  await device.transaction('rw', derived, async () => {
    await Promise.all(derived.map((table) => table.clear()));
  });
  await catchUp(device, collections, names);
}
