import { describe, expect, it } from 'vitest';
import type { RubricItem } from '../merit/merit.ts';
import type { Participation } from './activity.ts';
import { activityDeeds, type HandedIn, type HandingIn, participantsOf } from './signingIn.ts';

const TODAY = '2026-03-10';
const ACTIVITY = {
  id: 'activity:01ARZ3NDEKTSV4RRFFQ69G5FAV',
  title: '清扫村道',
  on: '2026-03-08',
  organiser: '王会计',
};

let clock = 0;
function came(person: string, minutes: number, household: string | undefined = 'household:1'): Participation {
  clock += 1;
  const n = String(clock).padStart(4, '0');
  const fact = { id: `participation:${n}`, updatedAt: n, device: 'A', person, name: person, minutes };
  return { ...fact, ...(household && { household }) } as Participation;
}

function rubricWith(item: Partial<RubricItem>) {
  return { id: 'rubric:1', items: [{ code: 'A1', className: '', name: '参加活动', points: 100, per: '次', ...item }] };
}

function handIn(
  participants: Participation[],
  more: Partial<HandingIn> = {},
  item: Partial<RubricItem> = {},
  had: HandedIn[] = [],
) {
  const handing: HandingIn = { activity: ACTIVITY, participants, item: 'A1', counting: 'once', ...more };
  return activityDeeds(rubricWith(item), handing, had, TODAY);
}

describe('who took part', () => {
  it('is the later word on each person, in the order of the first', () => {
    const facts = [came('甲', 60), came('乙', 60), came('甲', 90)];
    expect(participantsOf(facts).map(({ person, minutes }) => [person, minutes])).toEqual([
      ['甲', 90],
      ['乙', 60],
    ]);
    expect(participantsOf([...facts].reverse())).toEqual(participantsOf(facts));
  });

  it('leaves out whoever was taken back', () => {
    expect(participantsOf([came('甲', 60), came('甲', 0)])).toEqual([]);
  });
});

describe('the deeds of an activity', () => {
  it('are one for each household where the points go there, and one for each person where they go to people', () => {
    const two = [came('甲', 60), came('乙', 60), came('丙', 60, 'household:2')];
    expect(handIn(two)).toMatchObject({ ok: true, value: [{ person: '甲' }, { person: '丙' }] });
    for (const unit of ['person', 'either'] as const)
      expect(handIn(two, {}, { unit })).toMatchObject({
        ok: true,
        value: [{ person: '甲' }, { person: '乙' }, { person: '丙' }],
      });
  });

  it('say what they come from and who saw them', () => {
    expect(handIn([came('甲', 60)])).toEqual({
      ok: true,
      value: [
        {
          ...{ household: 'household:1', person: '甲', happenedOn: ACTIVITY.on, description: '清扫村道' },
          ...{ rubric: 'rubric:1', item: 'A1', quantity: 1, origin: 'activity', from: ACTIVITY.id },
          verified: { by: '王会计', as: 'manager', on: ACTIVITY.on },
        },
      ],
    });
  });

  it('wait to be verified where the rubric asks for another’s word', () => {
    const handed = handIn([came('甲', 60)], {}, { verifiers: ['supervisor'] });
    expect(handed.ok && handed.value[0]?.verified).toBeUndefined();
  });

  it('count once, or by full hours and at least one', () => {
    const quantities = (minutes: number) => {
      const handed = handIn([came('甲', minutes)], { counting: 'hours' });
      return handed.ok && handed.value[0]?.quantity;
    };
    expect([quantities(20), quantities(119), quantities(120)]).toEqual([1, 1, 2]);
  });

  it('are handed in once, whichever laptop did it before; of another activity they are others', () => {
    const had = { household: 'household:1', person: '甲', item: 'A1', rubric: 'rubric:1' };
    const both = [came('甲', 60), came('丙', 60, 'household:2')];
    expect(handIn(both, {}, {}, [{ ...had, from: ACTIVITY.id }])).toMatchObject({ value: [{ person: '丙' }] });
    expect(handIn(both, {}, {}, [{ ...had, from: 'activity:other' }])).toMatchObject({ value: [{ person: '甲' }, {}] });
    expect(handIn([came('甲', 60)], {}, {}, [{ ...had, from: ACTIVITY.id }])).toMatchObject({ reason: 'allHandedIn' });
  });

  it('are refused before the day, of nobody, of people without a household, by an item that is not there', () => {
    expect(handIn([came('甲', 60)], { activity: { ...ACTIVITY, on: '2026-03-11' } })).toMatchObject({
      reason: 'notHeldYet',
    });
    expect(handIn([came('甲', 60)], { activity: { ...ACTIVITY, on: TODAY } }).ok).toBe(true);
    expect(handIn([])).toMatchObject({ reason: 'nobodyCame' });
    expect(handIn([{ ...came('甲', 60), household: undefined }])).toMatchObject({ reason: 'noHouseholds' });
    expect(handIn([came('甲', 60)], { item: 'B9' })).toMatchObject({ reason: 'itemUnknown' });
  });
});
