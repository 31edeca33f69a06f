import type { RxJsonSchema } from 'rxdb';
import { type CollectionName, KINDS, type KindDefinition } from '../domain/kinds.ts';
import { CHAIN_MAX } from '../domain/merit/entry.ts';
import type { Stored } from './stored.ts';

/** Fields a collection is looked up by, beside its id. Each must be a string that every document of it carries. */
const LOOKUPS: Partial<Record<CollectionName, string[]>> = {
  people: ['idNumber', 'household', 'name'],
  households: ['headName', 'villagersGroup'],
};

/** By these an entry's place in its device's chain is looked up. */
const CHAIN_LOOKUP = ['device', 'chain.number', 'id'];
const CHAIN_PROPERTY = {
  type: 'object',
  properties: { number: { type: 'number', minimum: 0, maximum: CHAIN_MAX, multipleOf: 1 } },
  required: ['number'],
  additionalProperties: true,
};

/** An id is at most kind (40) + ':' + ULID (26) + '.' + 16 hex. RxDB wants the bound of every indexed text. */
const ID_MAX = 84;
const INDEXED_TEXT_MAX = 200;

/** The definitions of the kinds that live in a collection. */
export function kindsIn(collection: CollectionName): KindDefinition[] {
  return (Object.values(KINDS) as KindDefinition[]).filter((definition) => definition.collection === collection);
}

/** Indexed text of the envelope, as RxDB must know it. */
const ENVELOPE_PROPERTIES = {
  id: { type: 'string', maxLength: ID_MAX },
  kind: { type: 'string', maxLength: 40 },
  device: { type: 'string', maxLength: 26 },
  local: {
    type: 'object',
    properties: { upload: { type: 'string', maxLength: 10 } },
    required: ['upload'],
    additionalProperties: true,
  },
};

/**
 * RxDB's schema of a collection: what it is looked up by, and nothing else. RxDB does not open a database whose schema
 * differs from the one it was made with, so what a kind's documents say stays out of it: a new kind, or a field more, must
 * leave a station's database as it is. Documents of newer versions and unknown kinds are kept as they are (SYNC P6); what
 * may be *written* here is decided by the zod schema of the kind, in `station.ts`.
 *
 * Its version grows with every migration of any of its kinds.
 */
export function collectionSchema(collection: CollectionName, kinds = kindsIn(collection)): RxJsonSchema<Stored> {
  const lookups = LOOKUPS[collection] ?? [];
  const isChained = collection === 'ledger';
  return {
    title: collection,
    version: kinds.reduce((sum, definition) => sum + definition.migrations.length, 0),
    primaryKey: 'id',
    type: 'object',
    properties: {
      ...ENVELOPE_PROPERTIES,
      ...Object.fromEntries(lookups.map((field) => [field, { type: 'string', maxLength: INDEXED_TEXT_MAX }])),
      ...(isChained && { chain: CHAIN_PROPERTY }),
    },
    required: [...Object.keys(ENVELOPE_PROPERTIES), ...lookups, ...(isChained ? ['chain'] : [])],
    indexes: [
      ['kind', 'id'],
      ['local.upload', 'id'],
      ...lookups.map((field) => [field, 'id']),
      ...(isChained ? [CHAIN_LOOKUP] : []),
    ],
    additionalProperties: true,
  } as unknown as RxJsonSchema<Stored>;
}
