import { describe, expect, test } from 'vitest';
import type { Document } from '../domain/kinds.ts';
import { pastFrom } from '../store/past.ts';
import type { Local, Stored } from '../store/stored.ts';
import { accept } from './accept.ts';

const HERE = 'A';

function version(note: string, device: string, at: number): Document {
  return {
    id: 'person:01J00000000000000000000000',
    kind: 'person',
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-05T00:00:00.000Z',
    createdBy: '王会计',
    updatedAt: `2026-03-05T00:00:0${at}.000Z-0000`,
    updatedBy: '王会计',
    device,
    note,
  } as Document;
}

function stored(document: Document, local: Local): Stored {
  return { ...document, local };
}

/** The same person edited once more on this device. */
function editedHere(before: Stored, note: string, at: number): Stored {
  const { local, ...document } = before;
  const next = version(note, HERE, at);
  return stored(next, {
    ...local,
    upload: 'waiting',
    ...(local.upload === 'sent' ? { base: document as Document } : {}),
    past: pastFrom([before], local.past),
  });
}

describe('a version from the county against ours', () => {
  const mine = version('新', HERE, 5);
  const theirs = version('旧', 'B', 1);

  test('an older one that was overtaken on the line does not undo what is newer here', () => {
    const held = stored(mine, { upload: 'sent', rev: '3-c' });
    expect(accept(held, { document: theirs, rev: '2-b' })).toBeUndefined();
    expect(accept(editedHere(held, '再新', 6), { document: theirs, rev: '2-b' })).toBeUndefined();
  });

  test('the very version that waits here needs no sending any more: an answer had been lost', () => {
    expect(accept(stored(mine, { upload: 'waiting' }), { document: mine, rev: '1-a' })).toEqual(
      stored(mine, { upload: 'sent', rev: '1-a' }),
    );
  });

  test('U3: an earlier version of this very device is no dispute, one of another device is', () => {
    const waiting = editedHere(stored(version('旧', HERE, 1), { upload: 'waiting' }), '新', 5);
    expect(accept(waiting, { document: version('旧', HERE, 1), rev: '1-a' })).not.toHaveProperty('disputes');
    expect(accept(waiting, { document: theirs, rev: '1-a' })).toHaveProperty('disputes');
  });

  test('a hand edit at the county that left device and time as they were is not taken for an earlier version', () => {
    const base = version('旧', HERE, 1);
    const edited = { ...base, note: '县里改的' };
    const waiting = editedHere(stored(base, { upload: 'sent', rev: '1-a' }), '新', 5);
    expect(accept(waiting, { document: edited, rev: '2-b' })).toMatchObject({ disputes: [{ value: '县里改的' }] });
    const afterALostAnswer = editedHere(stored(base, { upload: 'waiting' }), '新', 5);
    expect(accept(afterALostAnswer, { document: edited, rev: '2-b' })).toMatchObject({
      disputes: [{ value: '县里改的' }],
    });
  });

  test('a revision that is known already changes nothing', () => {
    expect(accept(stored(mine, { upload: 'waiting', rev: '2-b' }), { document: theirs, rev: '2-b' })).toBeUndefined();
  });
});

describe('R1: a version from a county that has lost what it had acknowledged', () => {
  const before = version('前', 'B', 1);
  const acknowledged = stored(version('认过的', HERE, 5), {
    upload: 'sent',
    rev: '2-b',
    past: pastFrom([before], undefined),
  });

  test('one that ours was made from is sent ours again', () => {
    const next = accept(acknowledged, { document: before, rev: '1-a', history: [] });
    expect(next).toMatchObject({ note: '认过的', local: { upload: 'waiting', rev: '1-a', base: before } });
    expect(next).not.toHaveProperty('disputes');
  });

  test('one that others went on to from there is merged with ours, not taken instead of it', () => {
    const elsewhere = { ...version('前', 'C', 7), phone: '别处改的' };
    const next = accept(acknowledged, { document: elsewhere, rev: '3-x', history: [before] });
    expect(next).toMatchObject({ note: '认过的', phone: '别处改的', local: { upload: 'waiting', rev: '3-x' } });
    expect(next).not.toHaveProperty('disputes');
  });

  test('where nobody knows any more what both came from, what differs is in dispute', () => {
    const elsewhere = version('别处改的', 'C', 7);
    expect(accept(acknowledged, { document: elsewhere, rev: '1-x', history: [] })).toMatchObject({
      note: '别处改的',
      disputes: [{ field: 'note', value: '认过的' }],
    });
  });

  test('one that goes on from ours under revisions made anew is taken', () => {
    const { local: _, ...document } = acknowledged;
    const next = version('接着改', 'C', 8);
    expect(accept(acknowledged, { document: next, rev: '2-x', history: [document as Document] })).toMatchObject({
      note: '接着改',
      local: { upload: 'sent', rev: '2-x' },
    });
  });
});
