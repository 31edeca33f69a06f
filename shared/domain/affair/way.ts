import type { CalendarDay } from '../calendar/day.ts';
import { type Flow, type Standing, type StepRefusal, standingOf, stepRefusal } from '../steps/flow.ts';
import type { Affair, AffairStep, AffairStepName } from './affair.ts';

export type AffairState = 'declared' | 'ruled' | 'checked' | 'closed' | 'withdrawn';

/** Declare, rule after hearing the host, persuade, check on site, close. A later ruling corrects the earlier one. */
export const AFFAIR_FLOW: Flow<AffairState, AffairStepName> = {
  start: 'declared',
  leads: {
    declared: { ruling: 'ruled', persuasion: 'declared', check: 'checked', withdrawal: 'withdrawn' },
    ruled: { check: 'checked', persuasion: 'ruled', ruling: 'ruled', withdrawal: 'withdrawn' },
    checked: { closing: 'closed', check: 'checked' },
    closed: {},
    withdrawn: {},
  },
};

export function affairStanding(steps: Iterable<AffairStep>): Standing<AffairState, AffairStep> {
  return standingOf(AFFAIR_FLOW, steps);
}

/** What waits for somebody: a ruling before the day, a check after it, and then the closing. */
export type AffairWait = 'ruling' | 'check' | 'closing';

export function waitsFor({ on }: Pick<Affair, 'on'>, state: AffairState, today: CalendarDay): AffairWait | undefined {
  if (state === 'checked') return 'closing';
  if (state === 'closed' || state === 'withdrawn') return undefined;
  if (on < today) return 'check';
  return state === 'declared' ? 'ruling' : undefined;
}

export type AffairRefusal = StepRefusal | 'beforeDeclared' | 'checkBeforeDay' | 'opinionMissing' | 'saysMissing';

type StepWords = Pick<AffairStep, 'step' | 'on' | 'says' | 'opinion'>;

/** Why a step cannot be recorded, or undefined where it can. A ruling has an opinion; refusing and persuading need words. */
export function affairRefusal(
  affair: Pick<Affair, 'declaredOn' | 'on'>,
  standing: Standing<AffairState, AffairStep>,
  words: StepWords,
  today: CalendarDay,
): AffairRefusal | undefined {
  const refusal = stepRefusal(AFFAIR_FLOW, standing, words, today);
  if (refusal) return refusal;
  if (words.on < affair.declaredOn) return 'beforeDeclared';
  if (words.step === 'check' && words.on < affair.on) return 'checkBeforeDay';
  if (words.step === 'ruling' && words.opinion === undefined) return 'opinionMissing';
  const needsWords = words.step === 'persuasion' || (words.step === 'ruling' && words.opinion !== 'agreed');
  return needsWords && words.says.trim() === '' ? 'saysMissing' : undefined;
}
