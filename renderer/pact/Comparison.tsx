import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type ComparedClause, compareVersions, type Run } from '../../shared/domain/pact/compare.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import styles from './pact.module.css';
import type { PactRoom } from './read.ts';

/** This version beside another, clause by clause: on the left how it was, on the right how it is. */
export function Comparison({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [query, setQuery] = useSearchParams();
  const usual = room.others.find(({ id }) => id === room.pact.basedOn) ?? room.others[0];
  const other = room.others.find(({ id }) => id === query.get('with')) ?? usual;
  const compared = useMemo(() => (other ? compareVersions(other.clauses, room.clauses) : []), [other, room.clauses]);
  if (!other) return <p className={pieces.soft}>{t('pact.nothingToCompare')}</p>;
  const count = (change: ComparedClause['change']) =>
    format.count(compared.filter((one) => one.change === change).length);
  const nameOf = ({ pact }: typeof other) => t('pact.fromVersion', { name: pact.name, version: pact.version });
  return (
    <>
      <p className={pieces.acts}>
        <Select
          className={styles.with as string}
          aria-label={t('pact.compareWith')}
          value={other.id}
          options={room.others.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={(id) => setQuery({ with: id })}
        />
        <span className={pieces.soft}>
          {t('pact.changes', { added: count('added'), removed: count('removed'), changed: count('changed') })}
        </span>
      </p>
      <table className={styles.compared}>
        <thead>
          <tr>
            <th scope="col">{nameOf(other)}</th>
            <th scope="col">{nameOf(room)}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((one) => (
            <tr key={one.clause} data-change={one.change}>
              <td>{one.oldNumber && <Side number={one.oldNumber} runs={one.runs} side="old" />}</td>
              <td>
                {one.newNumber && <Side number={one.newNumber} runs={one.runs} side="new" />}
                {one.change !== 'same' && <span className="visually-hidden">{t(`pact.change.${one.change}`)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Side({ number, runs, side }: { number: string; runs: readonly Run[]; side: 'old' | 'new' }) {
  const Mark = side === 'old' ? 'del' : 'ins';
  return (
    <>
      <strong>{number}</strong>{' '}
      {runs
        .filter((run) => run.side === 'both' || run.side === side)
        .map((run, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the text
          run.side === 'both' ? <span key={index}>{run.text}</span> : <Mark key={index}>{run.text}</Mark>,
        )}
    </>
  );
}
