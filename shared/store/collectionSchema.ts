import type { RxJsonSchema } from 'rxdb';
import { z } from 'zod';
import { envelope } from '../domain/document.ts';
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

type JsonSchema = Record<string, unknown> & { properties?: Record<string, object> };

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'output', unrepresentable: 'throw' }) as JsonSchema;
}

/**
 * RxDB's schema of a collection, made from the zod schemas of its kinds. Documents of newer versions and unknown kinds
 * are kept as they are (SYNC P6), so this schema names fields and indexes and refuses nothing; what may be *written*
 * here is decided by the zod schema of the kind, in `write.ts`.
 *
 * Its version grows with every migration of any of its kinds.
 */
export function collectionSchema(collection: CollectionName, kinds = kindsIn(collection)): RxJsonSchema<Stored> {
  const lookups = LOOKUPS[collection] ?? [];
  const isChained = collection === 'ledger';
  const properties: Record<string, object> = Object.assign(
    {},
    ...kinds.map((definition) => jsonSchemaOf(definition.schema).properties),
    jsonSchemaOf(envelope).properties,
    ...lookups.map((field) => ({ [field]: { type: 'string', maxLength: INDEXED_TEXT_MAX } })),
  );
  return {
    title: collection,
    version: kinds.reduce((sum, definition) => sum + definition.migrations.length, 0),
    primaryKey: 'id',
    type: 'object',
    properties: {
      ...properties,
      id: { type: 'string', maxLength: ID_MAX },
      kind: { type: 'string', maxLength: 40 },
      ...(isChained && { chain: CHAIN_PROPERTY }),
      local: {
        type: 'object',
        properties: { upload: { type: 'string', maxLength: 10 } },
        required: ['upload'],
        additionalProperties: true,
      },
    },
    required: [...new Set([...Object.keys(envelope.shape), 'local', ...lookups, ...(isChained ? ['chain'] : [])])],
    indexes: [
      ['kind', 'id'],
      ['local.upload', 'id'],
      ...lookups.map((field) => [field, 'id']),
      ...(isChained ? [CHAIN_LOOKUP] : []),
    ],
    additionalProperties: true,
  } as unknown as RxJsonSchema<Stored>;
}
