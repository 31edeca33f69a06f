import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { envelope, ID_PATTERN, recordFields } from '../../shared/domain/document.ts';
import { factId, isTrueFact } from '../../shared/domain/fact.ts';
import { definitionOf, KINDS } from '../../shared/domain/kinds.ts';
import { readRefusal } from '../../shared/domain/station/refusal.ts';
import { compileValidator } from '../embedded/validator.ts';
import { givenFor, stationDesign, validatorSource } from './designDocument.ts';
import { type JsonSchema, jsonSchemaOf, kindTables } from './schemaTables.ts';

const STATION = '990101001001';
const ULID = '01JCXA5W7Q0000000000000001';
const MEMBER = { db: `station-${STATION}`, name: `station-${STATION}`, roles: [`station:${STATION}`] };
const ADMIN = { db: `station-${STATION}`, name: 'admin', roles: ['_admin'] };

const design = stationDesign(STATION);
const validate = compileValidator(design);

type Doc = Record<string, unknown>;

/** The document as CouchDB hands it to the validator. */
function asCouch({ id, ...rest }: Doc): Doc {
  return { _id: id, _rev: '1-00000000000000000000000000000001', _revisions: { start: 1, ids: ['01'] }, ...rest };
}

function refusalOf(document: Doc, old: Doc | null = null, user = MEMBER): string | undefined {
  const refused = validate(asCouch(document), old && asCouch(old), user, {});
  return refused?.reason;
}

const written = {
  station: STATION,
  v: 0,
  createdAt: '2026-01-05T08:00:00.000Z',
  createdBy: '王某某',
  updatedAt: '2026-01-05T08:00:00.000Z-0000',
  updatedBy: '王某某',
  device: '01JCXA5W7Q00000000000000DV',
};
const household: Doc = {
  id: `household:${ULID}`,
  kind: 'household',
  ...written,
  villagersGroup: '1组',
  headName: '李某某',
  address: '',
  note: '',
};
const signInContent = {
  kind: 'signIn',
  ...written,
  meeting: `meeting:${ULID}`,
  person: `person:${ULID}`,
  name: '李某某𠮷',
  attendance: 'present',
};
const signIn: Doc = { id: factId('signIn', ULID, signInContent), ...signInContent };

test('the validator is one ES5 function expression', () => {
  const program = parse(`(${design.validate_doc_update})`, { ecmaVersion: 5, sourceType: 'script' });
  expect(program.body).toHaveLength(1);
  expect(program.body[0]).toMatchObject({ type: 'ExpressionStatement', expression: { type: 'FunctionExpression' } });
  // CouchDB 3.5 wraps a text in parentheses only where it begins and ends so (share/server/60/rewrite_fun.js).
  expect(design.validate_doc_update).toMatch(/^function \([\s\S]*\}$/);
  expect(design.validate_doc_update).toMatch(/^[\x20-\x7e\n]*$/);
});

describe('what it refuses, and in which words', () => {
  test('a good record and a good fact pass', () => {
    expect(refusalOf(household)).toBeUndefined();
    expect(refusalOf(signIn)).toBeUndefined();
  });

  test('S1: an id that is not of its kind', () => {
    expect(refusalOf({ ...household, id: 'household:1' })).toBe('id');
    expect(refusalOf({ ...household, id: `person:${ULID}` })).toBe('kind');
  });

  test('S1: a document of another station', () => {
    expect(refusalOf({ ...household, station: '990101001002' })).toBe('station');
    expect(refusalOf({ ...household, station: '990101001002' }, null, ADMIN)).toBe('station');
  });

  test('S2: only an administrator deletes', () => {
    expect(refusalOf({ id: household.id, _deleted: true }, household)).toBe('deletion');
    expect(refusalOf({ id: household.id, _deleted: true }, household, ADMIN)).toBeUndefined();
  });

  test('C4: a station ends the branch of a record that it has merged, and nothing else', () => {
    const closing = { _deleted: true, station: household.station, mergedInto: '3-abc' };
    expect(refusalOf({ ...closing, id: household.id }, household)).toBeUndefined();
    expect(refusalOf({ ...closing, id: household.id }, null)).toBe('deletion');
    expect(refusalOf({ ...closing, id: household.id, station: '990101001002' }, household)).toBe('deletion');
    expect(refusalOf({ ...closing, id: signIn.id }, signIn)).toBe('deletion');
  });

  test('S3: a record is edited, a fact is not', () => {
    expect(refusalOf({ ...household, note: '迁回' }, household)).toBeUndefined();
    expect(refusalOf(signIn, signIn)).toBe('factChanged');
    expect(refusalOf(signIn, signIn, ADMIN)).toBeUndefined();
    expect(refusalOf({ id: signIn.id, _deleted: true }, signIn)).toBe('deletion');
    expect(refusalOf(signIn, { id: signIn.id, _deleted: true })).toBeUndefined();
  });

  test('S3: a fact carries its hash, a record none', () => {
    expect(refusalOf({ ...signIn, id: `signIn:${ULID}` })).toBe('id: fact');
    expect(refusalOf({ ...household, id: `household:${ULID}.0123456789abcdef` })).toBe('id: record');
  });

  test('C3: a forged fact, also grafted beside the true one and also from an administrator', () => {
    expect(refusalOf({ ...signIn, attendance: 'absent' })).toBe('factForged');
    expect(refusalOf({ ...signIn, extra: 1 })).toBe('factForged');
    expect(refusalOf({ ...signIn, attendance: 'absent' }, signIn, ADMIN)).toBe('factForged');
  });

  test('a field that breaks its schema is named by its path', () => {
    expect(refusalOf({ ...household, headName: '' })).toBe('schema: /headName minLength');
    expect(refusalOf({ ...household, disputes: [{ field: 'note', at: 'today' }] })).toBe(
      'schema: /disputes/0/by required',
    );
    const { note: _, ...rest } = household;
    expect(refusalOf(rest)).toBe('schema: /note required');
  });

  describe('an entry of the ledger', () => {
    const entry = (points: number, chain: unknown = { number: 1 }) => {
      const content = {
        kind: 'deposit',
        ...written,
        postedOn: '2026-01-05',
        deed: `deed:${ULID}`,
        judgement: `judgement:${ULID}.0123456789abcdef`,
        description: '义务巡逻',
        chain,
        postings: [
          { account: 'issue', points: -500 },
          { account: `household:${ULID}`, points },
        ],
      };
      return { id: factId('deposit', ULID, content), ...content };
    };

    test('needs debits that equal credits, and a place in its device’s chain', () => {
      expect(refusalOf(entry(500))).toBeUndefined();
      expect(refusalOf(entry(501))).toBe('schema: /postings zeroSum');
      expect(refusalOf(entry(500, { number: 0 }))).toBe('schema: /chain/number minimum');
      expect(refusalOf({ ...entry(500), chain: undefined })).toBe('schema: /chain required');
    });

    test('is neither changed nor taken away nor written over by the station’s own account', () => {
      const stands = entry(500);
      const other = { ...entry(500), description: '改过的' };
      expect(refusalOf(other, stands)).toBe('factChanged');
      expect(refusalOf({ ...other, id: factId('deposit', ULID, { ...other, id: undefined }) }, stands)).toBe(
        'factChanged',
      );
      expect(refusalOf({ id: stands.id, _deleted: true }, stands)).toBe('deletion');
      expect(refusalOf(other)).toBe('factForged');
    });
  });

  test('files and endless documents', () => {
    expect(refusalOf({ ...household, _attachments: { a: { stub: true } } })).toBe('attachment');
    expect(refusalOf({ ...household, extra: 'x'.repeat(2_500_000) })).toBe('tooLarge: characters');
    const nested = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`);
    expect(refusalOf({ ...household, nested })).toBe('tooLarge: depth');
  });

  test('every reason is one that a station can read', () => {
    const reasons = [
      refusalOf({ ...household, id: 'x' }),
      refusalOf({ ...household, headName: '' }),
      refusalOf({ ...signIn, extra: 1 }),
    ];
    for (const reason of reasons) expect(readRefusal(reason ?? '')).toBeDefined();
  });
});

describe('P6: what this version does not know', () => {
  test('an unknown kind passes on its envelope alone', () => {
    const newer = { ...written, id: `drone:${ULID}`, kind: 'drone', wings: 4 };
    expect(refusalOf(newer)).toBeUndefined();
    expect(refusalOf({ ...newer, v: -1 })).toBe('schema: /v minimum');
  });

  test('an unknown fact is still certified and final', () => {
    const content = { ...written, kind: 'flight', over: '后山' };
    const flight = { id: factId('flight', ULID, content), ...content };
    expect(refusalOf(flight)).toBeUndefined();
    expect(refusalOf({ ...flight, over: '前山' })).toBe('factForged');
    expect(refusalOf(flight, flight)).toBe('factChanged');
  });

  test('a newer version of a known kind passes on its envelope alone', () => {
    expect(refusalOf({ ...household, v: 7, headName: { given: '李' } })).toBeUndefined();
  });
});

describe('generation', () => {
  test('every kind has its table, at the version this program writes', () => {
    const tables = kindTables();
    expect(Object.keys(tables)).toEqual(Object.keys(KINDS));
    for (const [kind, table] of Object.entries(tables)) {
      expect(table.v).toBe(definitionOf(kind)?.migrations.length);
    }
  });

  test.each([
    ['a keyword', z.object({ a: z.number().multipleOf(5) }), /multipleOf/],
    ['a format', z.object({ a: z.email() }), /format/],
    ['a tuple', z.object({ a: z.tuple([z.string()]) }), /tuple/],
    [
      'a refinement',
      z.object({ a: z.string().refine((text) => text !== 'x') }),
      /refinement that names no keyword at .*a/,
    ],
    [
      'a refinement of the whole',
      z.object({ a: z.string() }).refine(() => true),
      /refinement that names no keyword at the top/,
    ],
    ['a trimmed text', z.object({ a: z.string().trim() }), /overwrite/],
    ['a transform', z.object({ a: z.string().transform(Number) }), /pipe/],
    ['a default', z.object({ a: z.string().default('x') }), /default/],
    ['a pattern with flags', z.object({ a: z.string().regex(/a/i) }), /flags/],
  ])('%s that the validator does not know stops it', (_, schema, message) => {
    expect(() => jsonSchemaOf(schema)).toThrow(message);
  });
});

/** The members with amounts in a field that sum to nothing. */
function balanced(members: Doc[], field: string): Doc[] {
  const small = members.map((member) => ({ ...member, [field]: Number(member[field]) % 1000 }));
  const sum = small.slice(1).reduce((total, member) => total + Number(member[field]), 0);
  return small.map((member, index) => (index === 0 ? { ...member, [field]: 0 - sum } : member));
}

/** Values that fit a schema. */
function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, properties, required, items, anyOf, pattern } = schema as {
    type?: string;
    properties?: Record<string, JsonSchema>;
    required?: string[];
    items?: JsonSchema;
    anyOf?: JsonSchema[];
    pattern?: string;
  };
  if ('const' in schema) return fc.constant(schema.const);
  if ('enum' in schema) return fc.constantFrom(...(schema.enum as unknown[]));
  if (anyOf) return fc.oneof(...anyOf.map(fitting));
  const least = (schema.minLength ?? schema.minItems ?? schema.minimum) as number;
  const most = (schema.maxLength ?? schema.maxItems ?? schema.maximum) as number;
  switch (type) {
    case 'string':
      if (pattern) return fc.stringMatching(new RegExp(pattern));
      return fc.string({ unit: 'grapheme', minLength: least ?? 0, maxLength: Math.min(most, 12) });
    case 'integer':
      return fc.integer({ min: least, max: most });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc
        .array(fitting(items as JsonSchema), { minLength: least ?? 0, maxLength: Math.min(most, (least ?? 0) + 2) })
        .map((members) => ('zeroSum' in schema ? balanced(members as Doc[], String(schema.zeroSum)) : members));
    case 'object': {
      const fields = Object.fromEntries(Object.entries(properties ?? {}).map(([key, inner]) => [key, fitting(inner)]));
      return fc.record(fields, { requiredKeys: required as never[] });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    'x'.repeat(201),
    'x'.repeat(20_001),
    -1,
    1.5,
    1001,
    2 ** 53,
    null,
    true,
    [],
    {},
    '0',
    '2026-13-01',
  ),
  fc.jsonValue({ maxDepth: 1 }),
);

/** A change to one member, anywhere in a document: taken away, replaced, nudged, or another put beside it. */
const change = fc.record({
  which: fc.nat(1000),
  how: fc.constantFrom('remove', 'replace', 'nudge', 'add'),
  value: oddValues,
});

/** Every member of a document, however deep, as its holder and its key. */
function membersOf(holder: Doc): { holder: Doc; key: string }[] {
  return Object.keys(holder).flatMap((key) => {
    const inner = holder[key];
    const deeper = typeof inner === 'object' && inner !== null ? membersOf(inner as Doc) : [];
    return [{ holder, key }, ...deeper];
  });
}

function changed(document: Doc, { which, how, value }: { which: number; how: string; value: unknown }): Doc {
  const copy = structuredClone(document);
  const members = membersOf(copy);
  const { holder, key } = members[which % members.length] as { holder: Doc; key: string };
  const held = holder[key];
  if (how === 'nudge') holder[key] = typeof held === 'number' ? held + 1 : `${held}0`;
  else if (how === 'replace' || Array.isArray(holder)) holder[key] = value;
  else if (how === 'remove') delete holder[key];
  else holder.unheardOf = value;
  return copy;
}

/** The verdict of the station's own rules: zod, the id's form, and the hash. */
function stationAccepts(document: Doc): boolean {
  const definition = definitionOf(String(document.kind));
  const schema = definition && document.v === definition.migrations.length ? definition.schema : envelope;
  if (!schema.safeParse(document).success || document.station !== STATION) return false;
  const [, kind, , hash] = ID_PATTERN.exec(document.id as string) ?? [];
  if (kind !== document.kind) return false;
  if (definition && (definition.nature === 'fact') !== (hash !== undefined)) return false;
  return hash === undefined || isTrueFact(document as { id: string });
}

/** Draws the id anew, so that a changed fact is judged by its schema and not only by its hash. */
function withTrueId(document: Doc, nature: string): Doc {
  const { id: _, ...content } = document;
  const kind = String(document.kind);
  return { id: nature === 'fact' ? factId(kind, ULID, content) : `${kind}:${ULID}`, ...content };
}

describe.each(Object.entries(KINDS))('zod and the validator agree on %s', (kind, definition) => {
  const documents = fitting(jsonSchemaOf(definition.schema)) as fc.Arbitrary<Doc>;
  const valid = documents.map((drawn) =>
    withTrueId({ ...drawn, kind, station: STATION, v: definition.migrations.length }, definition.nature),
  );

  test('on good documents', () => {
    fc.assert(
      fc.property(valid, (document) => {
        expect(stationAccepts(document)).toBe(true);
        expect(refusalOf(document)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('on documents that something happened to', () => {
    let refused = 0;
    fc.assert(
      fc.property(valid, fc.array(change, { minLength: 1, maxLength: 2 }), fc.boolean(), (document, changes, again) => {
        const bad = changes.reduce(changed, document);
        const judged = again && typeof bad.kind === 'string' ? withTrueId(bad, definition.nature) : bad;
        const accepted = stationAccepts(judged);
        if (!accepted) refused += 1;
        expect(refusalOf(judged) === undefined).toBe(accepted);
      }),
      { numRuns: 250 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});

const two = z.object({ a: z.literal(2) });
const named = z.discriminatedUnion('by', [
  z.object({ by: z.literal('name'), name: z.string() }),
  z.object({ by: z.literal('code'), code: z.int() }),
]);

test.each<[string, z.ZodType, unknown[], unknown[]]>([
  ['maxItems', z.array(z.int()).max(2), [[], [1, 2]], [[1, 2, 3], {}]],
  ['minItems', z.array(z.int()).min(1), [[1]], [[], ['1']]],
  ['bounds that are open', z.number().gt(0).lt(1), [0.5], [0, 1]],
  ['two patterns', z.string().regex(/a/).regex(/b/), ['ab'], ['a', 'b']],
  ['null', z.string().nullable(), ['x', null], [1, []]],
  ['several literals', z.literal(['x', 2]), ['x', 2], ['2', 'y']],
  ['a record', z.record(z.string().max(2), z.int()), [{ ab: 1 }, {}], [{ abc: 1 }, { ab: 'x' }, []]],
  ['a strict object', z.strictObject({ a: z.int() }), [{ a: 1 }], [{ a: 1, b: 2 }]],
  ['a union by one field', named, [{ by: 'name', name: '' }], [{ by: 'name', code: 1 }, { by: 'x' }]],
  ['an intersection', two.and(z.object({ b: z.int() })), [{ a: 2, b: 1 }], [{ a: 2 }, { a: 1, b: 1 }]],
])('the validator reads %s as zod does', (_, schema, good, bad) => {
  const probe = { nature: 'record' as const, v: 0, schema: jsonSchemaOf(envelope.extend({ it: schema })) };
  const source = validatorSource({ ...givenFor(STATION), kinds: { probe } });
  const judge = compileValidator({ validate_doc_update: source });
  const accepts = (it: unknown) =>
    judge({ _id: `probe:${ULID}`, kind: 'probe', ...written, it }, null, MEMBER, {}) === undefined;
  for (const it of good) expect([it, accepts(it), schema.safeParse(it).success]).toEqual([it, true, true]);
  for (const it of bad) expect([it, accepts(it), schema.safeParse(it).success]).toEqual([it, false, false]);
});

test('the hash is that of the stations for any content', () => {
  const words = fc.string({ unit: 'grapheme' });
  const contents = fc.dictionary(
    words.filter((key) => !key.startsWith('_') && key !== 'id'),
    fc.oneof(words, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.jsonValue()),
  );
  fc.assert(
    fc.property(contents, (extra) => {
      const content = { ...extra, ...written, kind: 'flight' };
      expect(refusalOf({ id: factId('flight', ULID, content), ...content })).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('a void, disputes and every optional field of a record pass', () => {
  const filled = {
    ...household,
    head: `person:${ULID}`,
    voided: { at: written.createdAt, by: '王某某', reason: '重复' },
    disputes: [{ field: 'note', value: { any: ['thing'] }, at: written.updatedAt, by: '张某某', device: 'D' }],
  };
  expect(z.object(recordFields).safeParse(filled).success).toBe(true);
  expect(refusalOf(filled)).toBeUndefined();
});
