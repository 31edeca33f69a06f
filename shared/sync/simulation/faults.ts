/** What went wrong in a run, on purpose. Each is counted when it has its effect, not when it is planned. */
export const FAULTS = [
  'requestLost',
  'answerLost',
  'answerCutOff',
  'answerTwice',
  'answerOld',
  'answerLate',
  'actsMeanwhile',
  'portal',
  'status400',
  'status401',
  'status403',
  'status404',
  'status413',
  'status429',
  'status500',
  'status500AfterActing',
  'killed',
  'clockJump',
  'diskFull',
  'countyHandEdit',
  'countyHiddenEdit',
  'countyDelete',
  'serverBranch',
  'forgedBranch',
  'refusedByNewRule',
  'countyRestored',
  'countyRebuilt',
  'deviceRestored',
] as const;
export type Fault = (typeof FAULTS)[number];

export type FaultCounts = Record<Fault, number>;

export function noFaults(): FaultCounts {
  return Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as FaultCounts;
}

export function addFaults(a: FaultCounts, b: FaultCounts): FaultCounts {
  return Object.fromEntries(FAULTS.map((fault) => [fault, a[fault] + b[fault]])) as FaultCounts;
}
