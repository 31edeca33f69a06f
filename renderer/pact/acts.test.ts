import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { CollectionName } from '../../shared/domain/kinds.ts';
import { PACT_TEMPLATE } from '../../shared/domain/pact/template.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import type { Acted } from '../errors/acted.ts';
import { postNotice } from '../notice/acts.ts';
import { today } from '../station/today.ts';
import {
  addClause,
  draftPact,
  draftPactNotice,
  editClause,
  moveClause,
  nameChapter,
  recordComment,
  recordPactVote,
  recordReply,
  recordStep,
} from './acts.ts';
import { type PactRoom, readPactInForce, readPactRoom, readPacts } from './read.ts';

let station: Station;

const NEEDED: CollectionName[] = ['rules', 'notices'];

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: NEEDED });
});

afterEach(() => station.close());

function idOf(acted: Acted): string {
  if (!acted.ok) throw new Error(acted.problem.reason);
  return acted.id;
}

async function room(id: string): Promise<PactRoom> {
  const found = await readPactRoom(station, id);
  if (!found) throw new Error('no such version');
  return found;
}

const daysAgo = (days: number) => addDays(today(), -days);
const texts = async (id: string) => (await room(id)).clauses.map(({ text }) => text);
const stage = async (id: string) => (await room(id)).stage;

async function vote(id: string, assembly: 'representatives' | 'villagers', yes = 20) {
  const typed = { assembly, heldOn: daysAgo(10), people: { due: 30, present: 25 }, for: yes, against: 0, abstain: 0 };
  return recordPactVote(station, await room(id), typed);
}

/** Takes a version all the way, as a village would. */
async function bringIntoForce(id: string) {
  idOf(await recordStep(station, await room(id), { step: 'comments', on: daysAgo(30), until: daysAgo(15), note: '' }));
  idOf(await vote(id, 'representatives'));
  idOf(await vote(id, 'villagers'));
  idOf(await postNotice(station, idOf(await draftPactNotice(station, await room(id))), daysAgo(8)));
  const filed = { step: 'filed' as const, on: daysAgo(1), lawful: true, filingNumber: '备〔2026〕3号', note: '' };
  idOf(await recordStep(station, await room(id), filed));
  idOf(await recordStep(station, await room(id), { step: 'inForce', on: today(), note: '' }));
}

describe('a draft', () => {
  it('begins with the template, its clauses in their chapters and found by typing', async () => {
    const id = idOf(await draftPact(station, '柳河村村规民约', { from: 'template' }));
    const { clauses, pact } = await room(id);
    expect(clauses.map(({ text }) => text)).toEqual(PACT_TEMPLATE.chapters.flatMap((chapter) => chapter.clauses));
    expect(pact).toMatchObject({ version: 1, preamble: PACT_TEMPLATE.preamble });
    const found = await search(station.device, '高价彩礼', { kinds: ['clause'], limit: 5 });
    expect(found.map(({ within }) => within)).toEqual([id]);
  });

  it('gets clauses where they are put, moved and in chapters', async () => {
    const id = idOf(await draftPact(station, '柳河村村规民约', { from: 'nothing' }));
    for (const [at, text] of [
      [0, '一'],
      [1, '二'],
      [1, '插'],
    ] as const) {
      const added = idOf(await addClause(station, await room(id), at));
      expect(await editClause(station, added, { text })).toBeUndefined();
    }
    expect(await texts(id)).toEqual(['一', '插', '二']);
    expect(await nameChapter(station, await room(id), 1, '卫生')).toBeUndefined();
    await moveClause(station, await room(id), 1, -1);
    expect((await room(id)).clauses.map(({ text, chapter }) => chapter + text)).toEqual(['插', '一', '卫生二']);
    await moveClause(station, await room(id), 0, -1);
    expect(await texts(id)).toEqual(['插', '一', '二']);
  });
});

describe('the way of the pact', () => {
  it('runs from draft to force, and a later version replaces it with the same clauses by name', async () => {
    const first = idOf(await draftPact(station, '柳河村村规民约', { from: 'template' }));
    await bringIntoForce(first);
    expect(await stage(first)).toBe('inForce');
    expect((await readPactInForce(station))?.id).toBe(first);
    const second = idOf(await draftPact(station, '柳河村村规民约', { from: 'version', pact: first }));
    const names = async (id: string) => (await room(id)).clauses.map(({ clause }) => clause);
    expect(await names(second)).toEqual(await names(first));
    expect((await room(second)).pact).toMatchObject({ version: 2, basedOn: first });
    await bringIntoForce(second);
    expect((await readPacts(station)).map((one) => [one.version, one.stage])).toEqual([
      [2, 'inForce'],
      [1, 'replaced'],
    ]);
  });

  it('goes back where a clause is changed after the vote, and another text on the board is no posting', async () => {
    const id = idOf(await draftPact(station, '柳河村村规民约', { from: 'template' }));
    idOf(
      await recordStep(station, await room(id), { step: 'comments', on: daysAgo(30), until: daysAgo(15), note: '' }),
    );
    idOf(await vote(id, 'representatives'));
    idOf(await vote(id, 'villagers'));
    const notice = idOf(await draftPactNotice(station, await room(id)));
    const [clause] = (await room(id)).clauses;
    const { text } = clause ?? { text: '' };
    await editClause(station, clause?.id ?? '', { text: '改过的' });
    idOf(await postNotice(station, notice, daysAgo(1)));
    expect(await stage(id)).toBe('comments');
    idOf(await vote(id, 'representatives'));
    idOf(await vote(id, 'villagers'));
    expect(await stage(id)).toBe('villagers');
    await editClause(station, clause?.id ?? '', { text });
    expect(await stage(id)).toBe('comments');
  });

  it('is held up by a vote that failed, and refuses one without a quorum', async () => {
    const id = idOf(await draftPact(station, '柳河村村规民约', { from: 'template' }));
    idOf(
      await recordStep(station, await room(id), { step: 'comments', on: daysAgo(30), until: daysAgo(15), note: '' }),
    );
    idOf(await vote(id, 'representatives', 12));
    expect(await stage(id)).toBe('comments');
    const few = { assembly: 'representatives', heldOn: today(), people: { due: 30, present: 19 } } as const;
    const refused = await recordPactVote(station, await room(id), { ...few, for: 19, against: 0, abstain: 0 });
    expect(refused).toEqual({ ok: false, problem: { reason: 'pactVote.noQuorum' } });
  });
});

it('a comment waits for its reply, and a later reply corrects it', async () => {
  const id = idOf(await draftPact(station, '柳河村村规民约', { from: 'template' }));
  const [clause] = (await room(id)).clauses;
  const said = { pact: id, from: '孔兰玉', content: '彩礼再低些', saidOn: today(), clause: clause?.clause };
  idOf(await recordComment(station, said));
  const waiting = (await room(id)).comments[0];
  if (!waiting) throw new Error('no comment');
  expect(waiting.reply).toBeUndefined();
  idOf(await recordReply(station, waiting.comment, false, '先试一年'));
  idOf(await recordReply(station, waiting.comment, true, '改成三万元'));
  expect((await room(id)).comments[0]?.reply).toMatchObject({ adopted: true, content: '改成三万元' });
});
