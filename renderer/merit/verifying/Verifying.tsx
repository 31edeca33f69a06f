import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RubricItem, type Verification, verification } from '../../../shared/domain/merit/merit.ts';
import { itemOf } from '../../../shared/domain/merit/rubric.ts';
import {
  lacksVerification,
  type VerifyingRefusal,
  verifiersOf,
  verify,
} from '../../../shared/domain/merit/verifying.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import pieces from '../../frame/pieces.module.css';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import type { DeedCase } from '../read.ts';
import { recordVerification, setVerified } from './acts.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<VerifyingRefusal, string> = {
  noVerifier: 'by',
  notEntitled: 'as',
  verifiedBeforeDeed: 'on',
  verifiedInFuture: 'on',
};

/** 核实: somebody looked into the deed; opened by itself where the rubric asks for it. */
export function Verifying({ found: { deed, rubric } }: { found: DeedCase }) {
  const { t } = useTranslation();
  const item = rubric && itemOf(rubric, deed.item);
  const lacks = item !== undefined && lacksVerification(deed, item);
  const [opened, setOpened] = useState(false);
  if (!lacks && !opened) {
    return (
      <p className={pieces.acts}>
        <Button onClick={() => setOpened(true)}>{t(deed.verified ? 'verification.again' : 'verification.open')}</Button>
      </p>
    );
  }
  const who = verifiersOf(item).map((one) => t(`verification.asChoice.${one}`));
  return (
    <section>
      <h2>{t('verification.title')}</h2>
      {lacks && <p className={pieces.needsYou}>{t('verification.needed', { who: who.join('、') })}</p>}
      <VerifyForm deed={deed} item={item} needed={lacks} onDone={() => setOpened(false)} />
    </section>
  );
}

interface VerifyFormProps {
  deed: DeedCase['deed'];
  item: RubricItem | undefined;
  /** It stays open until the word is given. */
  needed: boolean;
  onDone: () => void;
}

function planOf({ deed, item }: Pick<VerifyFormProps, 'deed' | 'item'>): FormPlan {
  return {
    kind: 'verification',
    schema: verification,
    groups: [
      {
        name: 'word',
        fields: [
          { name: 'by', shape: { as: 'text' } },
          { name: 'as', shape: { as: 'choice', choices: verifiersOf(item) } },
          { name: 'on', shape: { as: 'date', lean: 'past' } },
        ],
      },
    ],
    check: (content) => {
      const complete = verification.safeParse(content);
      if (!complete.success) return [];
      const verified = verify(deed, item, complete.data, today());
      return verified.ok ? [] : [{ field: FIELD_OF[verified.reason], reason: `verifying.${verified.reason}` }];
    },
  };
}

function VerifyForm({ deed, item, needed, onDone }: VerifyFormProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan follows the deed, not every reading of it
  const plan = useMemo(() => planOf({ deed, item }), [deed.id, deed.updatedAt]);
  const initial = useMemo(() => ({ ...untouched(plan), as: verifiersOf(item)[0] ?? '', on: today() }), [plan, item]);
  const form = useForm({ plan, draft: `${deed.id}/verification`, initial, today: today() });
  return (
    <Form
      form={form}
      quiet
      handIn={t('verification.record')}
      {...(!needed && { onCancel: onDone })}
      onFinish={async ({ content }) => {
        const before = deed.verified;
        const problem = await recordVerification(station, deed, item, content as Verification);
        if (problem) return problem;
        const undo = async () => {
          const refused = await setVerified(station, deed.id, before);
          say({ says: refused ? { problem: refused } : { done: t('verification.undone') } });
        };
        say({ says: { done: t('verification.recorded') }, action: { label: t('action.undo'), run: undo } });
        onDone();
        return undefined;
      }}
    />
  );
}
