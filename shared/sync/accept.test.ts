import { describe, expect, test } from 'vitest';
import type { Document } from '../domain/kinds.ts';
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

describe('a version from the county against ours', () => {
  const mine = version('新', HERE, 5);

  test('an older one that was overtaken on the line does not undo what is newer here', () => {
    expect(
      accept(stored(mine, { upload: 'sent', rev: '3-c' }), version('旧', 'B', 1), '2-b', HERE, 'then'),
    ).toBeUndefined();
  });

  test('one that the county holds now counts, also when its history is shorter: the county was restored (SYNC R1)', () => {
    const taken = accept(
      stored(mine, { upload: 'waiting', rev: '3-c', base: version('旧', 'B', 1) }),
      version('旧', 'B', 1),
      '1-a',
      HERE,
      'now',
    );
    expect(taken).toMatchObject({ note: '新', local: { upload: 'waiting', rev: '1-a' } });
  });

  test('the very version that waits here needs no sending any more: an answer had been lost', () => {
    expect(accept(stored(mine, { upload: 'waiting' }), mine, '1-a', HERE, 'now')).toEqual(
      stored(mine, { upload: 'sent', rev: '1-a' }),
    );
  });

  test('an earlier version of this very device is no dispute, one of another device is', () => {
    const waiting = stored(mine, { upload: 'waiting' });
    expect(accept(waiting, version('旧', HERE, 1), '1-a', HERE, 'now')).not.toHaveProperty('disputes');
    expect(accept(waiting, version('旧', 'B', 1), '1-a', HERE, 'now')).toHaveProperty('disputes');
  });

  test('a revision that is known already changes nothing', () => {
    expect(
      accept(stored(mine, { upload: 'waiting', rev: '2-b' }), version('旧', 'B', 1), '2-b', HERE, 'now'),
    ).toBeUndefined();
  });
});
