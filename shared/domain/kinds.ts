import type { z } from 'zod';
import { affair, affairLimit, affairStep } from './affair/affair.ts';
import { antiViceEntry } from './antiVice/antiVice.ts';
import { charter, council, seat } from './council/council.ts';
import {
  addendum,
  agendaItem,
  confirmation,
  decision,
  fulfilment,
  meeting,
  motion,
  postponement,
  signIn,
  turnout,
  vote,
} from './council/meeting.ts';
import { type Envelope, kindOf } from './document.ts';
import { detachment, file } from './file/file.ts';
import { honour, honourVote } from './honour/honour.ts';
import { acknowledgement } from './merit/acknowledging.ts';
import { monthClose } from './merit/books.ts';
import { deposit, expiry, opening, redemption, reversal, waiver } from './merit/entry.ts';
import { deed, good, judgement, periodRule, rubric, shopRule } from './merit/merit.ts';
import { regiven } from './merit/regiving.ts';
import { goodPrice, stockMove } from './merit/stock.ts';
import { merchant, settlement, takenVoucher, voucher } from './merit/voucher.ts';
import { notice, noticeRule, objection, objectionAnswer, postedNotice, takedown } from './notice/notice.ts';
import { clause, lawArticle, pact, pactComment, pactReply, pactStep, pactVote } from './pact/pact.ts';
import { proposal, proposalStep } from './proposal/proposal.ts';
import { review, reviewStep } from './review/review.ts';
import { household } from './roster/household.ts';
import { person } from './roster/person.ts';
import { distinction, rosterEvent, rosterReversal } from './roster/rosterEvent.ts';
import { deadlineRule } from './station/deadlines.ts';
import { deviceKeys } from './station/deviceKeys.ts';
import { stationSettings } from './station/settings.ts';
import { activity, participation } from './volunteer/activity.ts';
import { team, teamMember, teamRule } from './volunteer/team.ts';

/** The twelve collections of a station's database. RxDB's free edition opens no more than thirteen in a process. */
export const COLLECTIONS = [
  'people',
  'households',
  'groups',
  'rules',
  'meetings',
  'affairs',
  'deeds',
  'ledger',
  'goods',
  'needs',
  'activities',
  'notices',
] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** Turns a document of schema version n into one of version n + 1. Pure, and the same on every device (SYNC C5). */
export type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

export interface KindDefinition<Schema extends z.ZodObject = z.ZodObject> {
  collection: CollectionName;
  /** Records are edited and merged, facts are written once (SYNC S3). */
  nature: 'record' | 'fact';
  schema: Schema;
  /** Entry n leads from version n to n + 1, so the kind's version is this list's length. */
  migrations: readonly Migration[];
}

function record<Schema extends z.ZodObject>(
  collection: CollectionName,
  schema: Schema,
  migrations: Migration[] = [],
): KindDefinition<Schema> {
  return { collection, nature: 'record', schema, migrations };
}

/** Facts have no migrations: changing one would break the hash in its id. Readers of old facts allow for their version. */
function fact<Schema extends z.ZodObject>(collection: CollectionName, schema: Schema): KindDefinition<Schema> {
  return { collection, nature: 'fact', schema, migrations: [] };
}

/** Every kind of document: where it lives, what it is, and the one source of its schema. */
export const KINDS = {
  person: record('people', person),
  household: record('households', household),
  rosterEvent: fact('people', rosterEvent),
  rosterReversal: fact('people', rosterReversal),
  distinction: fact('people', distinction),
  council: record('groups', council),
  seat: record('groups', seat),
  team: record('groups', team),
  teamMember: record('groups', teamMember),
  charter: record('rules', charter),
  pact: record('rules', pact),
  clause: record('rules', clause),
  pactComment: fact('rules', pactComment),
  pactReply: fact('rules', pactReply),
  pactVote: fact('rules', pactVote),
  pactStep: fact('rules', pactStep),
  lawArticle: record('rules', lawArticle),
  rubric: record('rules', rubric),
  periodRule: record('rules', periodRule),
  shopRule: record('rules', shopRule),
  stationSettings: record('rules', stationSettings),
  teamRule: record('rules', teamRule),
  deadlineRule: record('rules', deadlineRule),
  deviceKeys: fact('rules', deviceKeys),
  meeting: record('meetings', meeting),
  agendaItem: record('meetings', agendaItem),
  motion: record('meetings', motion),
  signIn: fact('meetings', signIn),
  turnout: fact('meetings', turnout),
  vote: fact('meetings', vote),
  decision: fact('meetings', decision),
  fulfilment: fact('meetings', fulfilment),
  proposal: record('meetings', proposal),
  proposalStep: fact('meetings', proposalStep),
  review: record('deeds', review),
  reviewStep: fact('deeds', reviewStep),
  antiViceEntry: record('activities', antiViceEntry),
  activity: record('activities', activity),
  participation: fact('activities', participation),
  postponement: fact('meetings', postponement),
  confirmation: fact('meetings', confirmation),
  addendum: fact('meetings', addendum),
  affair: record('affairs', affair),
  affairStep: fact('affairs', affairStep),
  affairLimit: record('rules', affairLimit),
  deed: record('deeds', deed),
  judgement: fact('deeds', judgement),
  honour: record('deeds', honour),
  honourVote: fact('deeds', honourVote),
  deposit: fact('ledger', deposit),
  redemption: fact('ledger', redemption),
  opening: fact('ledger', opening),
  expiry: fact('ledger', expiry),
  waiver: fact('ledger', waiver),
  voucher: fact('ledger', voucher),
  takenVoucher: fact('ledger', takenVoucher),
  regiven: fact('ledger', regiven),
  settlement: fact('ledger', settlement),
  reversal: fact('ledger', reversal),
  good: record('goods', good),
  merchant: record('goods', merchant),
  goodPrice: fact('goods', goodPrice),
  stockMove: fact('goods', stockMove),
  // Beside the shop's, for the ledger holds entries alone, each of which moves points.
  monthClose: fact('goods', monthClose),
  acknowledgement: fact('goods', acknowledgement),
  // Files belong to documents of every collection; this one is small and has no indexes that theirs would lack.
  file: fact('notices', file),
  detachment: fact('notices', detachment),
  notice: record('notices', notice),
  noticeRule: record('rules', noticeRule),
  postedNotice: fact('notices', postedNotice),
  objection: fact('notices', objection),
  objectionAnswer: fact('notices', objectionAnswer),
  takedown: fact('notices', takedown),
} satisfies Record<string, KindDefinition>;

export type Kind = keyof typeof KINDS;
export type DocumentOf<K extends Kind> = z.infer<(typeof KINDS)[K]['schema']>;
/** Any document whose kind this version of the program knows. */
export type AnyDocument = { [K in Kind]: DocumentOf<K> }[Kind];
/** A document of any kind, known or from a newer program. */
export type Document = Envelope & Record<string, unknown>;

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind);
}

export function definitionOf(kind: string): KindDefinition | undefined {
  return isKind(kind) ? KINDS[kind] : undefined;
}

/** Ids parted by the collection they live in. Ids of unknown kinds live in none and are left out. */
export function idsByCollection(ids: string[]): Map<CollectionName, string[]> {
  const parts = new Map<CollectionName, string[]>();
  for (const id of ids) {
    const collection = definitionOf(kindOf(id) ?? '')?.collection;
    if (!collection) continue;
    const part = parts.get(collection);
    if (part) part.push(id);
    else parts.set(collection, [id]);
  }
  return parts;
}

/** The schema version that this program writes for a kind. */
export function versionOf(kind: Kind): number {
  return KINDS[kind].migrations.length;
}

/**
 * The document in this program's schema version. One of an unknown kind or a newer version comes back untouched
 * (SYNC P6).
 */
export function upgrade(document: Document): Document {
  const migrations = definitionOf(document.kind)?.migrations ?? [];
  if (document.v >= migrations.length) return document;
  const upgraded = migrations
    .slice(document.v)
    .reduce((current, migrate) => migrate(current), document as Record<string, unknown>);
  return { ...upgraded, v: migrations.length } as Document;
}
