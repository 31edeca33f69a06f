import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { CollectionName } from '../../shared/domain/kinds.ts';
import type { NoticeDraft } from '../../shared/domain/notice/drafting.ts';
import { NOTICE_TEMPLATES } from '../../shared/domain/notice/terms.ts';
import type { Station } from '../../shared/store/station.ts';
import { withoutLocal } from '../../shared/store/stored.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import type { Acted } from '../errors/acted.ts';
import { today } from '../station/today.ts';
import { draftNotice, postNotice, recordAnswer, recordObjection, recordTakedown, setNoticeTerms } from './acts.ts';
import { noticeIds, readDueNotices, readNotice, readNoticeRows, readPostingsFrom } from './read.ts';

let station: Station;

/** Two stations of all collections would be more than RxDB's free edition opens. */
const NEEDED: CollectionName[] = ['rules', 'notices'];

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: NEEDED });
});

afterEach(() => station.close());

const SOURCE = 'meeting:01J00000000000000000000001';
const list: NoticeDraft = {
  subject: 'merit',
  title: '三月积分红榜',
  opening: '现公示如下。',
  columns: [
    { head: '户主', masking: 'name' },
    { head: '积分', masking: 'none' },
  ],
  lines: [{ about: 'judgement:01J00000000000000000000002', cells: ['孔兰玉', '50'] }, { cells: ['金水生', '20'] }],
  issuer: '柳河村道德评议会',
  source: SOURCE,
};

function idOf(acted: Acted): string {
  if (!acted.ok) throw new Error(acted.problem.reason);
  return acted.id;
}

const reason = (acted: Acted) => (acted.ok ? 'done' : acted.problem.reason);
const daysAgo = (days: number) => addDays(today(), -days);

async function posted(from = daysAgo(1)) {
  const id = idOf(await draftNotice(station, list));
  idOf(await postNotice(station, id, from));
  const [posting] = (await readNotice(station, id))?.postings ?? [];
  if (!posting) throw new Error('not posted');
  return { id, posting };
}

const lines = async (id: string) => [...((await readNotice(station, id))?.postings[0]?.lines.values() ?? [])];

describe('a notice', () => {
  it('is masked as a draft already, numbered as it is posted, and posted once', async () => {
    const id = idOf(await draftNotice(station, list));
    expect((await station.get<'notice'>(id))?.lines.map(({ cells }) => cells[0])).toEqual(['孔*玉', '金*生']);
    expect(await noticeIds(station, 'current', '')).toEqual([id]);
    expect(reason(await postNotice(station, id, addDays(today(), 1)))).toBe('posting.inFuture');
    idOf(await postNotice(station, id, today()));
    expect(reason(await postNotice(station, id, today()))).toBe('posting.alreadyPosted');
    const second = await posted(today());
    expect(second.posting.posted).toMatchObject({ number: 2, to: addDays(today(), 2) });
    expect((await readPostingsFrom(station, SOURCE)).map((one) => one.posted.number)).toEqual([1, 2]);
  });

  it('hangs as long as the station’s own terms say, from their day on', async () => {
    idOf(await setNoticeTerms(station, { ...NOTICE_TEMPLATES.merit, days: 10, answerDays: 1, validFrom: today() }));
    const { posting } = await posted(today());
    expect(posting.posted).toMatchObject({ to: addDays(today(), 9), answerDays: 1 });
  });

  it('objected to, suspends the one line, and is on the desk until it is answered', async () => {
    const { id, posting } = await posted(daysAgo(3));
    expect(await lines(id)).toEqual(['stands', 'stands']);
    const raised = { line: '2', objector: '曹立秋', content: '那天不是他', raisedOn: today() };
    idOf(await recordObjection(station, posting.posted, raised));
    expect(await lines(id)).toEqual(['stands', 'suspended']);
    const due = async () => (await readDueNotices(station, addDays(today(), 7), 5)).map(({ what, day }) => [what, day]);
    expect(await due()).toEqual([
      ['objection', addDays(today(), 3)],
      ['takedown', daysAgo(1)],
    ]);
    const objection = (await readNotice(station, id))?.postings[0]?.objections[0]?.objection;
    if (!objection) throw new Error('no objection');
    const given = { upheld: true, content: '属实', answeredOn: today(), answeredBy: '评议会' };
    idOf(await recordAnswer(station, objection, given));
    expect(await lines(id)).toEqual(['stands', 'struck']);
    expect(await due()).toEqual([['takedown', daysAgo(1)]]);
  });

  it('past its days is due, and taken down leaves the board once', async () => {
    const { id, posting } = await posted(daysAgo(3));
    const young = await posted(today());
    expect(await noticeIds(station, 'due', '')).toEqual([id]);
    expect(await noticeIds(station, 'current', '')).toEqual([id, young.id]);
    const down = { takenOn: today(), reason: '' };
    idOf(await recordTakedown(station, posting.posted, down));
    expect(reason(await recordTakedown(station, posting.posted, down))).toBe('takingDown.alreadyDown');
    expect(reason(await recordTakedown(station, young.posting.posted, down))).toBe('takingDown.earlyWithoutReason');
    expect(await noticeIds(station, 'due', '')).toEqual([]);
    expect(await noticeIds(station, 'down', 'hong')).toEqual([id]);
    expect(await noticeIds(station, 'down', 'xx')).toEqual([]);
    expect((await readNoticeRows(station, [id]))[0]?.posted?.state).toBe('down');
  });
});

it('two laptops that gave one number merge to the same board, whatever order it came in', async () => {
  const other = await openTestStation(testDisk(), { collections: NEEDED });
  try {
    const mine = await posted(daysAgo(3));
    const [theirs, fact] = await (async () => {
      const id = idOf(await draftNotice(other, list));
      idOf(await postNotice(other, id, daysAgo(2)));
      const [posting] = (await readNotice(other, id))?.postings ?? [];
      if (!posting) throw new Error('not posted');
      idOf(await recordTakedown(other, posting.posted, { takenOn: today(), reason: '写错了' }));
      return [id, posting.posted.id] as const;
    })();
    const [takedown] = await other.find('notices', { selector: { kind: 'takedown' }, limit: 1 });
    const documents = await other.getMany([theirs, fact]);
    // The takedown comes first, before the posting it is about.
    for (const document of [takedown, ...documents.values()]) {
      if (!document) throw new Error('missing');
      const sent = { ...withoutLocal(document), local: { upload: 'sent' as const } };
      await station.changeForSync('notices', [document.id], () => sent as typeof document);
    }
    const shown = async () => {
      const rows = await readNoticeRows(station, [mine.id, theirs]);
      return rows.map(({ posted: one }) => [one?.row.number, one?.place, one?.state]);
    };
    const expected = [
      [1, 0, 'due'],
      [1, 1, 'down'],
    ];
    expect(await shown()).toEqual(expected);
    await station.rebuildDerived();
    expect(await shown()).toEqual(expected);
    const next = await posted(today());
    expect(next.posting.posted.number).toBe(2);
  } finally {
    await other.close();
  }
});
