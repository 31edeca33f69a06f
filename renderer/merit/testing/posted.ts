import type { Station } from '../../../shared/store/station.ts';

export interface Posted {
  postedOn: string;
  points: number;
  description: string;
}

/** Points given to a household on a day, for a deed that was judged, as it stands in the ledger. @returns the entry's id */
export async function posted(station: Station, household: string, { postedOn, points, description }: Posted) {
  const rubric = station.newId('rubric');
  const deed = await station.create('deed', {
    ...{ household, happenedOn: postedOn, description, rubric, item: 'A1', quantity: 1 },
  });
  if (!deed.ok) throw new Error(deed.reason);
  const judgement = await station.create('judgement', {
    ...{ deed: deed.value.id, approved: true, points, reason: '', judgedOn: postedOn, judgedBy: '柳河村道德评议会' },
  });
  if (!judgement.ok) throw new Error(judgement.reason);
  const postings = [
    { account: household, points },
    { account: 'issue' as const, points: -points },
  ];
  const about = { deed: deed.value.id, judgement: judgement.value.id };
  const made = await station.create('deposit', { postedOn, ...about, description, postings });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}
