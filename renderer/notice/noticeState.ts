import type { LineStanding, ObjectionState } from '../../shared/domain/notice/objecting.ts';
import type { BoardState } from '../../shared/domain/notice/takingDown.ts';
import type { StateTagProps } from '../frame/StateTag.tsx';

type Tone = StateTagProps['tone'];

/** How each state is told: only what somebody must act on stands out. */
export const STATE_TONES: Record<BoardState | 'draft', Tone> = {
  draft: 'plain',
  up: 'plain',
  due: 'needsYou',
  down: 'settled',
};

export const LINE_TONES: Record<LineStanding, Tone> = {
  posted: 'plain',
  suspended: 'needsYou',
  struck: 'plain',
  withdrawn: 'plain',
  stands: 'settled',
};

export const OBJECTION_TONES: Record<ObjectionState, Tone> = {
  open: 'needsYou',
  overdue: 'needsYou',
  upheld: 'settled',
  dismissed: 'settled',
};
