import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Problem } from '../../errors/problem.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { FieldRow } from '../../form/FieldRow.tsx';
import pieces from '../../frame/pieces.module.css';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import styles from '../merit.module.css';
import { passbookAddress } from '../passbookAddress.ts';
import { type CheckedCode, readCheck } from './read.ts';

/** 核对二维码: a scanner types the code, or it is pasted; it is checked with what is on this laptop. */
export function VerifyPage() {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<CheckedCode>();
  const [problem, setProblem] = useState<Problem>();
  const check = async () => {
    const checked = await readCheck(station, typed).catch((error: unknown) => ({
      ok: false as const,
      problem: problemOf(error),
    }));
    setFound(checked.ok ? checked.value : undefined);
    setProblem(checked.ok ? undefined : checked.problem);
    setTyped('');
  };
  return (
    <ThingPage title={t('code.verify')} about={t('code.verifyAbout')}>
      <FieldRow id={id} label={t('code.text')}>
        <Input
          id={id}
          autoFocus
          value={typed}
          placeholder={t('code.textHint')}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => void check()}
        />
      </FieldRow>
      <p className={pieces.acts}>
        <Button type="primary" onClick={() => void check()}>
          {t('code.run')}
        </Button>
      </p>
      {problem && <Sentence problem={problem} />}
      {found && <Found found={found} />}
    </ThingPage>
  );
}

function Found({ found: { code, household, balance, entry } }: { found: CheckedCode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = t('merit.points', { points: format.points(code.points) });
  return (
    <section className={pieces.block} role="status">
      <p>
        <StateTag tone="settled">{t('code.true')}</StateTag> {t(`code.form.${code.form}`)}
      </p>
      <dl className={styles.facts}>
        {household && (
          <>
            <dt>{t('slip.household')}</dt>
            <dd>
              <Link to={passbookAddress(household.id)}>{household.headName}</Link> {household.villagersGroup}
            </dd>
          </>
        )}
        <dt>{t(`code.dayOf.${code.form}`)}</dt>
        <dd>{format.date(code.day)}</dd>
        {code.form !== 'card' && (
          <>
            <dt>{t(`code.pointsOf.${code.form}`)}</dt>
            <dd>{points}</dd>
          </>
        )}
        <dt>{t('slip.balance')}</dt>
        <dd>{t('merit.points', { points: format.points(balance) })}</dd>
      </dl>
      {code.entry && (entry ? <EntryLink entry={entry} /> : <Sentence problem={{ reason: 'code.entryElsewhere' }} />)}
    </section>
  );
}

function EntryLink({ entry }: { entry: string }) {
  const { t } = useTranslation();
  return (
    <p>
      <Link to={`/paper/slip/${entry}`}>{t('code.toEntry')}</Link>
    </p>
  );
}
