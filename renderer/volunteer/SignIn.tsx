import { InputNumber, Radio } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTES_MAX } from '../../shared/domain/volunteer/activity.ts';
import type { Problem } from '../errors/problem.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { PickControl } from '../form/PickControl.tsx';
import type { Picked } from '../form/typed.ts';
import pieces from '../frame/pieces.module.css';
import { isTextField } from '../list/keys.ts';
import { moveRow, rowKeys } from '../merit/sitting/rowKeys.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { signIn, signInPerson } from './activityActs.ts';
import type { ActivityInHand, SignInRow } from './readActivities.ts';
import styles from './volunteer.module.css';

/** Who took part: the team's list gone through with one key each, others picked by a few letters. Each word is a fact. */
export function SignIn({ found: { activity, rows, participants } }: { found: ActivityInHand }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const body = useRef<HTMLTableSectionElement>(null);
  const put = async (row: SignInRow, minutes: number) => {
    if (minutes === (row.minutes ?? 0)) return;
    const signed = await signIn(station, activity.id, row, minutes);
    if (!signed.ok) say({ says: { problem: signed.problem } });
  };
  const hear = (event: KeyboardEvent<HTMLElement>, row: SignInRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
    const key = rowKeys(event.key);
    if (key === undefined) return;
    event.preventDefault();
    if (key === 'yes') void put(row, row.minutes ?? activity.minutes);
    if (key === 'no' || key === 'none') void put(row, 0);
    moveRow(body.current, index, key === 'up' ? -1 : 1);
  };
  if (activity.on > today()) return <p className={pieces.soft}>{t('activity.notYet')}</p>;
  return (
    <section className={pieces.block}>
      <h2>{t('activity.signIn', { number: participants.length })}</h2>
      {rows.length > 0 && <p className={pieces.soft}>{t('activity.keys')}</p>}
      <table className={styles.table}>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <SignInLine
              key={row.person}
              row={row}
              usual={activity.minutes}
              onPut={(minutes) => void put(row, minutes)}
              onKey={(event) => hear(event, row, index)}
            />
          ))}
        </tbody>
      </table>
      <Others activity={activity} />
    </section>
  );
}

interface SignInLineProps {
  row: SignInRow;
  usual: number;
  onPut: (minutes: number) => void;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

function SignInLine({ row: { name, minutes, household }, usual, onPut, onKey }: SignInLineProps) {
  const { t } = useTranslation();
  return (
    <tr tabIndex={0} onKeyDown={onKey} aria-label={name}>
      <td className={styles.name}>{name}</td>
      <td>
        <Radio.Group
          value={minutes === undefined ? 'no' : 'yes'}
          aria-label={t('activity.cameOf', { name })}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`activity.came.${value}`) }))}
          onChange={({ target }) => onPut(target.value === 'yes' ? usual : 0)}
        />
      </td>
      <td>
        {minutes !== undefined && (
          <InputNumber
            key={minutes}
            aria-label={t('activity.minutesBy', { name })}
            suffix={t('activity.minutesUnit')}
            defaultValue={minutes}
            min={1}
            max={MINUTES_MAX}
            precision={0}
            controls={false}
            onBlur={(event) => onPut(minutesIn(event.target.value) ?? minutes)}
            onPressEnter={(event) => event.currentTarget.blur()}
          />
        )}
      </td>
      <td className={pieces.soft}>{household === undefined && t('activity.noHousehold')}</td>
    </tr>
  );
}

/** What stands in the field, within what a day has; undefined where it is no number of minutes. */
function minutesIn(typed: string): number | undefined {
  const read = Math.round(Number(typed));
  return read >= 1 ? Math.min(read, MINUTES_MAX) : undefined;
}

/** Whoever came without being of the team. */
function Others({ activity }: Pick<ActivityInHand, 'activity'>) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const [problem, setProblem] = useState<Problem>();
  const add = async (picked: Picked | undefined) => {
    if (!picked) return;
    const signed = await signInPerson(station, activity, picked.id);
    setProblem(signed.ok ? undefined : signed.problem);
  };
  return (
    <FieldRow id={id} label={t('activity.others')} problem={problem}>
      <PickControl
        id={id}
        kinds={['person']}
        value={undefined}
        onChange={(picked) => void add(picked)}
        invalid={problem !== undefined}
      />
    </FieldRow>
  );
}
