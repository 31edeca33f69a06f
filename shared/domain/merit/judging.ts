import type { CalendarDay } from '../calendar/day.ts';
import { addDays } from '../calendar/day.ts';
import { supersedes } from '../latest.ts';
import { failure, type Result, success } from '../result.ts';
import { pointsText } from './amount.ts';
import type { Readiness } from './depositing.ts';
import type { Deposit } from './entry.ts';
import type { Deed, Judgement, Rubric, RubricItem } from './merit.ts';
import { itemOf, worth } from './rubric.ts';
import { lacksVerification } from './verifying.ts';

/** What the council says on a deed. `points` (hundredths) are asked for only where the rubric leaves room. */
export interface Verdict {
  approved: boolean;
  points?: number | undefined;
  reason: string;
  judgedOn: CalendarDay;
  judgedBy: string;
}

/** Why a verdict cannot be put on the record. */
export type JudgingRefusal =
  | 'itemUnknown'
  | 'pointsMissing'
  | 'pointsOutsideRubric'
  | 'overCap'
  | 'notVerified'
  | 'personMissing'
  | 'noJudge'
  | 'reasonMissing'
  | 'judgedBeforeDeed'
  | 'judgedInFuture';

export type JudgementContent = Pick<Judgement, 'deed' | 'approved' | 'points' | 'reason' | 'judgedOn' | 'judgedBy'>;

/**
 * The judgement of a deed by the rubric it was handed in under. A refusal needs its reason: the household is told.
 * @param room what the item's caps leave, in hundredths of a point; `overCap` carries it as written
 */
export function judge(
  deed: Deed,
  rubric: Pick<Rubric, 'items'>,
  verdict: Verdict,
  today: CalendarDay,
  room = Number.POSITIVE_INFINITY,
): Result<JudgementContent, JudgingRefusal> {
  const reason = verdict.reason.trim();
  const judgedBy = verdict.judgedBy.trim();
  if (judgedBy === '') return failure('noJudge');
  if (verdict.judgedOn < deed.happenedOn) return failure('judgedBeforeDeed');
  if (verdict.judgedOn > today) return failure('judgedInFuture');
  const content = { deed: deed.id, approved: verdict.approved, reason, judgedOn: verdict.judgedOn, judgedBy };
  if (!verdict.approved) return reason === '' ? failure('reasonMissing') : success({ ...content, points: 0 });
  const points = pointsUnder(deed, rubric, verdict.points, room);
  return points.ok ? success({ ...content, points: points.value }) : points;
}

function pointsUnder(
  deed: Deed,
  rubric: Pick<Rubric, 'items'>,
  given: number | undefined,
  room: number,
): Result<number, JudgingRefusal> {
  const item = itemOf(rubric, deed.item);
  if (item === undefined) return failure('itemUnknown');
  if (lacksVerification(deed, item)) return failure('notVerified');
  if (item.unit === 'person' && deed.person === undefined) return failure('personMissing');
  const full = worth(item, deed.quantity);
  // What is beyond a cap is not granted; minus points know no cap.
  const [least, most] = [Math.min(full.least, room), Math.min(full.most, room)];
  if (full.most > 0 && most <= 0) return failure('overCap', pointsText(room));
  const points = given ?? (least === most ? least : undefined);
  if (points === undefined) return failure('pointsMissing');
  return points < least || points > most ? failure('pointsOutsideRubric') : success(points);
}

/** From which day on a judgement may be deposited: once it has been posted for the rubric's days. */
export function depositableFrom(
  judgement: Pick<Judgement, 'judgedOn'>,
  rubric: Pick<Rubric, 'noticeDays'>,
): CalendarDay {
  return addDays(judgement.judgedOn, rubric.noticeDays);
}

/** Where a deed stands: waiting to be judged, judged and not yet deposited, refused, or deposited. */
export type DeedStage = 'waiting' | 'judged' | 'refused' | 'deposited';

/** What a stage is worked out from: the facts about one deed, as far as they are known. */
export type StageJudgement = Pick<Judgement, 'id' | 'updatedAt' | 'device' | 'approved'>;

/** The stage that the facts about one deed come to, whatever order they arrived in. */
export function stageOf(judgements: Iterable<StageJudgement>, deposited: boolean): DeedStage {
  if (deposited) return 'deposited';
  const holding = holdingJudgement(judgements);
  if (holding === undefined) return 'waiting';
  return holding.approved ? 'judged' : 'refused';
}

/** The judgement that corrects all others on the same deed. */
export function holdingJudgement<J extends StageJudgement>(judgements: Iterable<J>): J | undefined {
  let holding: J | undefined;
  for (const judgement of judgements) {
    if (holding === undefined || supersedes(judgement, holding)) holding = judgement;
  }
  return holding;
}

/** Why nothing can be deposited. */
export type DepositRefusal =
  | 'otherDeed'
  | 'notApproved'
  | 'noPoints'
  | 'alreadyDeposited'
  | Exclude<Readiness, 'ready'>;

/** Whose account a deed's points go to. */
export function accountOf(
  deed: Pick<Deed, 'household' | 'person'>,
  item: Pick<RubricItem, 'unit'> | undefined,
): string {
  const unit = item?.unit ?? 'household';
  return unit === 'household' ? deed.household : (deed.person ?? deed.household);
}

export type DepositContent = Pick<Deposit, 'postedOn' | 'deed' | 'judgement' | 'description' | 'postings'>;

/** The deposit of what a judgement granted: what the household or person gains, `issue` loses. */
export function deposit(
  deed: Deed,
  judgement: Judgement,
  {
    postedOn,
    deposited,
    readiness,
    item,
  }: { postedOn: CalendarDay; deposited: boolean; readiness: Readiness; item: RubricItem | undefined },
): Result<DepositContent, DepositRefusal> {
  if (judgement.deed !== deed.id) return failure('otherDeed');
  if (deposited) return failure('alreadyDeposited');
  if (!judgement.approved) return failure('notApproved');
  if (judgement.points === 0) return failure('noPoints');
  if (readiness !== 'ready') return failure(readiness);
  return success({
    postedOn,
    deed: deed.id,
    judgement: judgement.id,
    description: deed.description,
    postings: [
      { account: accountOf(deed, item), points: judgement.points },
      { account: 'issue', points: -judgement.points },
    ],
  });
}
