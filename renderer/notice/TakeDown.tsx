import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { takedown } from '../../shared/domain/notice/notice.ts';
import { takeDown } from '../../shared/domain/notice/takingDown.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { type Finished, useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordTakedown } from './acts.ts';
import { Folded } from './Folded.tsx';
import type { OpenPosting } from './read.ts';

function planOf(posted: OpenPosting['posted']): FormPlan {
  return {
    kind: 'takedown',
    schema: takedown.pick({ takenOn: true, reason: true }),
    groups: [
      {
        name: 'takedown',
        fields: [
          { name: 'takenOn', shape: { as: 'date', lean: 'past' } },
          { name: 'reason', shape: { as: 'text' } },
        ],
      },
    ],
    check: ({ takenOn, reason }) => {
      if (typeof takenOn !== 'string') return [];
      const made = takeDown(posted, { takenOn, reason: String(reason ?? ''), today: today(), down: false });
      if (made.ok) return [];
      const field = made.reason === 'earlyWithoutReason' ? 'reason' : 'takenOn';
      return [{ field, reason: `takingDown.${made.reason}` }];
    },
  };
}

/** Taking a notice off the board; what was written of it once it is off. */
export function TakeDown({ posting }: { posting: OpenPosting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { takedown: taken, state } = posting;
  if (taken) {
    const date = format.date(taken.takenOn);
    return (
      <p className={pieces.soft}>
        {taken.reason ? t('notice.takenDownWhy', { date, reason: taken.reason }) : t('notice.takenDownOn', { date })}
      </p>
    );
  }
  return (
    <Folded label={t('notice.takeDown')} open={state === 'due'}>
      {(close) => <TakeDownForm posting={posting} onDone={close} />}
    </Folded>
  );
}

function TakeDownForm({ posting: { posted, state }, onDone }: { posting: OpenPosting; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was posted never changes
  const plan = useMemo(() => planOf(posted), [posted.id]);
  const initial = useMemo(() => ({ takenOn: today(), reason: '' }), []);
  const form = useForm({ plan, draft: `${posted.id}/takedown`, initial, today: today() });
  const said = ({ content }: Finished) => {
    return { takenOn: content.takenOn as string, reason: content.reason as string };
  };
  return (
    <Form
      form={form}
      quiet={state !== 'due'}
      handIn={t('notice.takeDown')}
      confirm={(finished) => {
        const { takenOn, reason } = said(finished);
        const told = { title: posted.title, date: format.date(takenOn), reason };
        return takenOn <= posted.to ? t('notice.willTakeDownEarly', told) : t('notice.willTakeDown', told);
      }}
      onFinish={async (finished) => {
        const taken = await recordTakedown(station, posted, said(finished));
        if (!taken.ok) return taken.problem;
        say({ says: { done: t('notice.takenDown') } });
        onDone();
        return undefined;
      }}
    />
  );
}
