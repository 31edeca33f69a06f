import { describe, expect, it } from 'vitest';
import { type CaseFile, caseFile, closedOn, NOTES_MAX, withNote } from './caseFile.ts';

const TODAY = '2026-03-20';
const file: CaseFile = {
  id: '01J00000000000000000000001',
  vice: 'gambling',
  name: '金水生',
  openedOn: '2026-03-01',
  openedBy: '王会计',
  account: '常在村口聚赌',
  notes: [],
};
const note = { on: '2026-03-05', by: '李文书', says: '上门劝导', writtenAt: '2026-03-05T08:00:00.000Z' };

describe('a case file', () => {
  it('takes notes one after another', () => {
    const noted = withNote(file, note, TODAY);
    expect(noted.ok && noted.value.notes).toEqual([note]);
    if (noted.ok) expect(caseFile.safeParse(noted.value).error).toBeUndefined();
  });

  it.each([
    [file, { says: ' ' }, 'saysMissing'],
    [file, { on: '2026-03-21' }, 'inFuture'],
    [file, { on: '2026-02-28' }, 'beforeOpening'],
    [{ ...file, closedOn: '2026-03-10' }, {}, 'closed'],
    [{ ...file, notes: Array(NOTES_MAX).fill(note) }, {}, 'full'],
  ])('refuses a note that cannot stand: %#', (to, changes, reason) => {
    expect(withNote(to, { ...note, ...changes }, TODAY)).toMatchObject({ ok: false, reason });
  });

  it('is closed once, on a day of its own time', () => {
    expect(closedOn(file, '2026-03-01', TODAY)).toMatchObject({ ok: true, value: { closedOn: '2026-03-01' } });
    expect(closedOn(file, '2026-02-28', TODAY)).toMatchObject({ reason: 'beforeOpening' });
    expect(closedOn(file, '2026-03-21', TODAY)).toMatchObject({ reason: 'inFuture' });
    expect(closedOn({ ...file, closedOn: '2026-03-10' }, '2026-03-11', TODAY)).toMatchObject({ reason: 'closed' });
  });
});
