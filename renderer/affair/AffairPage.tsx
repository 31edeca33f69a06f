import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Station } from '../../shared/store/station.ts';
import { Restricted } from '../access/Restricted.tsx';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Attachments } from '../file/Attachments.tsx';
import { Facts } from '../frame/Facts.tsx';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive } from '../station/station.ts';
import { StepHistory } from '../steps/StepHistory.tsx';
import { AffairForm } from './AffairForm.tsx';
import { AffairSteps } from './AffairSteps.tsx';
import { FigureTable } from './FigureTable.tsx';
import { HandInAffair } from './HandInAffair.tsx';
import { type AffairInHand, readAffair } from './read.ts';

/** One affair: what was declared and against which limits, what was ruled, found, and what comes next. */
export function AffairPage({ id }: { id: string }) {
  const [query] = useSearchParams();
  const read = useCallback(async (station: Station) => ({ found: await readAffair(station, id) }), [id]);
  const { value } = useLive(read);
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'affair.gone' }} />;
  if (query.get('act') === 'edit' && found.state === 'declared') return <AffairForm current={found.affair} />;
  return <InHand {...found} />;
}

function InHand(found: AffairInHand) {
  const { t } = useTranslation();
  const format = useFormat();
  const { affair, state, taken, idle } = found;
  return (
    <ThingPage
      title={t('affair.titleOf', { ...affair })}
      about={t(`affair.colourChoice.${affair.colour}`)}
      acts={<AffairActs {...found} />}
    >
      <Facts
        facts={[
          { label: t('affair.host'), value: <Link to={addressOf(affair.host)}>{affair.hostName}</Link> },
          {
            label: t('affair.phone'),
            value: affair.phone && (
              <Restricted
                text={affair.phone}
                mask={maskPhone}
                of={affair.hostName}
                record={affair.id}
                label={t('affair.phone')}
              />
            ),
          },
          { label: t('affair.cadre'), value: affair.cadre ? t('affair.yes') : '' },
          { label: t('affair.relation'), value: affair.relation },
          { label: t('affair.declaredOn'), value: format.date(affair.declaredOn) },
          { label: t('affair.on'), value: format.date(affair.on) },
          { label: t('affair.place'), value: affair.place },
          { label: t('affair.pledge'), value: affair.pledge ? t('affair.yes') : '' },
          { label: t('affair.note'), value: affair.note },
        ]}
      />
      <FigureTable {...found} />
      <AffairSteps key={`${state} ${taken.length}`} found={found} />
      <StepHistory
        kind="affairStep"
        taken={taken}
        idle={idle}
        more={({ opinion, clause }) =>
          [opinion && t(`affairStep.opinionChoice.${opinion}`), clause].filter(Boolean).join(' ')
        }
      />
      <HandInAffair found={found} />
      <Attachments about={affair.id} />
    </ThingPage>
  );
}

function AffairActs({ affair, state, taken }: AffairInHand) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useVoid();
  const address = addressOf(affair.id);
  const voidIt = async () => {
    await discard(affair);
    await navigate('/affair');
  };
  return (
    <>
      <StateTag tone={state === 'closed' || state === 'withdrawn' ? 'settled' : 'plain'}>
        {t(`affair.stateOf.${state}`)}
      </StateTag>
      {/* What the council ruled on stays as it was declared. */}
      {state === 'declared' && <Button onClick={() => void navigate(`${address}?act=edit`)}>{t('action.edit')}</Button>}
      <Button onClick={() => void navigate(`/paper${address}`)}>{t('affair.printForm')}</Button>
      {taken.length === 0 && <Button onClick={() => void voidIt()}>{t('action.void')}</Button>}
    </>
  );
}
