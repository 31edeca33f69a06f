import { z } from 'zod';
import { envelope } from '../../shared/domain/document.ts';
import { KINDS, type KindDefinition } from '../../shared/domain/kinds.ts';

/** A JSON Schema made of nothing but the keywords in `KEYWORDS`. */
export type JsonSchema = { [keyword: string]: unknown };

/** What the validator knows of a kind: the schema holds for documents of version `v` and for no others. */
export interface KindTable {
  nature: KindDefinition['nature'];
  v: number;
  schema: JsonSchema;
}

/**
 * Our own keywords, each standing for a zod refinement that names it in its `params`:
 * `zeroSum: <field>`, the members of an array sum to nothing in that field.
 */
const RULES = ['zeroSum'];

/** The keywords that `validator.js` interprets. One that is not among them would be a rule silently not enforced. */
const KEYWORDS = new Set([
  'type',
  'const',
  'enum',
  'anyOf',
  'oneOf',
  'allOf',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'items',
  'required',
  'properties',
  'propertyNames',
  'additionalProperties',
  ...RULES,
]);

/** Keywords that say nothing about which documents fit. */
const ANNOTATIONS = ['$schema', 'title', 'description'];

/** zod types whose every rule stands in the JSON Schema that zod makes of them; a transform, for one, is not among them. */
const TYPES = new Set([
  'object',
  'array',
  'record',
  'string',
  'number',
  'boolean',
  'null',
  'literal',
  'enum',
  'union',
  'intersection',
  'optional',
  'nullable',
  'unknown',
]);

interface Check {
  check: string;
  pattern?: RegExp;
  params?: Record<string, unknown>;
}

interface ZodInternals {
  def: { type: string; checks?: { _zod: { def: Check } }[] };
}

/**
 * The keywords that a zod schema needs beside those that zod writes.
 *
 * @throws TypeError where zod would refuse what the JSON Schema lets through
 */
function ownKeywords(schema: unknown, path: readonly (string | number)[]): JsonSchema {
  const { def } = (schema as { _zod: ZodInternals })._zod;
  const where = `at ${path.join('/') || 'the top'}`;
  if (!TYPES.has(def.type)) throw new TypeError(`the validator cannot express zod's ${def.type} ${where}`);
  const keywords: JsonSchema = {};
  for (const { check, pattern, params } of (def.checks ?? []).map((one) => one._zod.def)) {
    if (check === 'overwrite') throw new TypeError(`the validator cannot express an overwrite ${where}`);
    if (pattern?.flags) throw new TypeError(`the validator cannot express the flags of ${pattern} ${where}`);
    if (check !== 'custom') continue;
    const rules = Object.keys(params ?? {});
    if (rules.length !== 1 || !rules.every((rule) => RULES.includes(rule) && !(rule in keywords))) {
      throw new TypeError(`the validator cannot express a refinement that names no keyword ${where}`);
    }
    Object.assign(keywords, params);
  }
  return keywords;
}

function assertKeywords(schema: JsonSchema, path: string): void {
  for (const [keyword, value] of Object.entries(schema)) {
    if (!KEYWORDS.has(keyword)) throw new TypeError(`the validator does not know ${keyword} at ${path || 'the top'}`);
    for (const [step, inner] of innerSchemas(keyword, value)) assertKeywords(inner, `${path}/${step}`);
  }
}

function innerSchemas(keyword: string, value: unknown): [string, JsonSchema][] {
  if (keyword === 'properties') return Object.entries(value as Record<string, JsonSchema>);
  if (Array.isArray(value) && ['anyOf', 'oneOf', 'allOf'].includes(keyword)) {
    return value.map((inner, index) => [`${keyword}${index}`, inner as JsonSchema]);
  }
  const isSchema = ['items', 'propertyNames', 'additionalProperties'].includes(keyword);
  return isSchema && typeof value === 'object' ? [[keyword, value as JsonSchema]] : [];
}

/**
 * The JSON Schema of a zod schema, fit for `validator.js`. Fields that the schema does not name are let through, as zod
 * does when it checks a document.
 *
 * @throws TypeError where the validator could not enforce every rule of the zod schema
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema, path }) => {
      Object.assign(jsonSchema, ownKeywords(zodSchema, path));
      for (const annotation of ANNOTATIONS) delete (jsonSchema as JsonSchema)[annotation];
    },
  }) as JsonSchema;
  delete made.$schema;
  assertKeywords(made, '');
  return made;
}

/** The table of every kind that this version of the program knows. */
export function kindTables(kinds: Record<string, KindDefinition> = KINDS): Record<string, KindTable> {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, { nature, schema, migrations }]) => [
      kind,
      { nature, v: migrations.length, schema: jsonSchemaOf(schema) },
    ]),
  );
}

export function envelopeTable(): JsonSchema {
  return jsonSchemaOf(envelope);
}
