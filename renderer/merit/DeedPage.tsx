import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { itemOf } from '../../shared/domain/merit/rubric.ts';
import type { Station } from '../../shared/store/station.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Attachments } from '../file/Attachments.tsx';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { DepositPanel } from './DepositPanel.tsx';
import { JudgeForm } from './JudgeForm.tsx';
import { JudgementList } from './JudgementList.tsx';
import styles from './merit.module.css';
import { passbookAddress } from './passbookAddress.ts';
import { type DeedCase, readDeed } from './read.ts';
import { Verifying } from './verifying/Verifying.tsx';

/** One deed: what was done, what was judged, and what was deposited for it. */
export function DeedPage({ id }: { id: string }) {
  const { value } = useLive(useCallback(async (station: Station) => ({ found: await readDeed(station, id) }), [id]));
  const { t } = useTranslation();
  if (!value) return null;
  if (!value.found) return <Sentence problem={{ reason: 'merit.deedGone' }} />;
  const { deed, stage } = value.found;
  return (
    <ThingPage
      title={deed.description}
      acts={
        <>
          <StateTag tone={stage === 'deposited' ? 'settled' : 'plain'}>{t(`deed.stage.${stage}`)}</StateTag>
          {stage === 'waiting' && <VoidDeed deed={deed.id} />}
        </>
      }
    >
      <DeedFacts found={value.found} />
      <Attachments about={deed.id} />
      {stage === 'waiting' && <Verifying found={value.found} />}
      {stage === 'judged' && <DepositPanel found={value.found} />}
      {stage === 'deposited' && <Deposited found={value.found} />}
      {stage !== 'deposited' && <JudgeForm key={value.found.judgements.length} found={value.found} />}
      <JudgementList found={value.found} />
      <MinusNotice found={value.found} />
    </ThingPage>
  );
}

/** Points that were taken off are told to the household alone. */
function MinusNotice({ found: { deed, judgement } }: { found: DeedCase }) {
  const { t } = useTranslation();
  if (!judgement || judgement.points >= 0) return null;
  return (
    <p className={pieces.acts}>
      <Link to={`/paper/minus/${deed.id.slice('deed:'.length)}`}>{t('minus.print')}</Link>
    </p>
  );
}

function DeedFacts({ found }: { found: DeedCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { deed, household, person, rubric } = found;
  const item = rubric && itemOf(rubric, deed.item);
  return (
    <dl className={styles.facts}>
      <dt>{t('deed.headName')}</dt>
      <dd>
        <Link to={passbookAddress(deed.household)}>{t('merit.householdOf', { name: household?.headName ?? '' })}</Link>{' '}
        {household?.villagersGroup} {person && `· ${person.name}`}
      </dd>
      <dt>{t('deed.happenedOn')}</dt>
      <dd>{format.date(deed.happenedOn)}</dd>
      <dt>{t('deed.item')}</dt>
      <dd>{item ? t('deed.timesAt', { item: item.name, quantity: deed.quantity, per: item.per }) : deed.item}</dd>
      {deed.verified && (
        <>
          <dt>{t('verification.title')}</dt>
          <dd>
            {t('verification.said', {
              by: deed.verified.by,
              as: t(`verification.asChoice.${deed.verified.as}`),
              on: format.date(deed.verified.on),
            })}
          </dd>
        </>
      )}
    </dl>
  );
}

function VoidDeed({ deed }: { deed: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const voidIt = async () => {
    const problem = refusalOf(await station.void(deed, t('deed.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      await station.edit<'deed'>(deed, () => ({ voided: undefined }) as never);
    };
    say({ says: { done: t('deed.voided') }, action: { label: t('action.undo'), run: undo } });
    await navigate('/deed');
  };
  return <Button onClick={() => void voidIt()}>{t('deed.void')}</Button>;
}

function Deposited({ found }: { found: DeedCase }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { deposit } = found;
  return (
    <p className={pieces.acts}>
      {deposit && <Button onClick={() => void navigate(`/paper/slip/${deposit}`)}>{t('deposit.slip')}</Button>}
      <Button onClick={() => void navigate(passbookAddress(found.deed.household))}>{t('deposit.toPassbook')}</Button>
    </p>
  );
}
