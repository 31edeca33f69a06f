import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type CharterField, charterDifferences, charterVersions } from '../../shared/domain/council/charterForm.ts';
import type { Charter } from '../../shared/domain/council/council.ts';
import { templatesFor } from '../../shared/domain/council/templates.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { CharterEditor } from './CharterEditor.tsx';
import { CharterLine } from './CharterLine.tsx';
import type { CouncilInHand } from './CouncilPage.tsx';
import styles from './council.module.css';

/** A body's charter with all its versions: which holds, what changed from one to the next, and a new one from a day on. */
export function CharterPage({ council, charter, charters, people }: CouncilInHand) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const versions = charterVersions(charters, council.council);
  const from = charter ?? versions[0] ?? templatesFor(council.council, people)[0];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t('charter.of', { name: council.name })}</h1>
          <p className={pieces.soft}>
            <Link to={addressOf(council.id)}>{council.name}</Link>
          </p>
        </div>
        {!editing && (
          <Button type="primary" onClick={() => setEditing(true)}>
            {t('charter.newVersion')}
          </Button>
        )}
      </header>
      {editing && from && (
        <CharterEditor
          council={council.council}
          from={from}
          onEnd={() => {
            setEditing(false);
            void navigate(`${addressOf(council.id)}?charter`, { replace: true });
          }}
        />
      )}
      <Versions versions={versions} holding={charter?.id} />
      {versions.length > 1 && <Comparison versions={versions} />}
    </div>
  );
}

function Versions({ versions, holding }: { versions: readonly Charter[]; holding: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (versions.length === 0) return <p className={pieces.soft}>{t('council.noCharter')}</p>;
  return versions.map((version) => (
    <section key={version.id} className={pieces.block}>
      <div className={styles.blockHead}>
        <h2>
          {version.name} · {t('charter.from', { date: format.date(version.validFrom) })}
        </h2>
        {version.id === holding && <StateTag tone="settled">{t('charter.holds')}</StateTag>}
      </div>
      <CharterLine terms={version} />
      {version.basis && <p className={pieces.soft}>{version.basis}</p>}
    </section>
  ));
}

/** Two versions side by side, only where they differ. */
function Comparison({ versions }: { versions: readonly Charter[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [newer, setNewer] = useState(versions[0]?.id);
  const [older, setOlder] = useState(versions[1]?.id);
  const find = (id: string | undefined) => versions.find((version) => version.id === id);
  const [before, after] = [find(older) ?? versions[1], find(newer) ?? versions[0]];
  if (!before || !after) return null;
  const differences = charterDifferences(before, after);
  const options = versions.map(({ id, validFrom }) => ({
    value: id,
    label: t('charter.from', { date: format.date(validFrom) }),
  }));
  return (
    <section className={pieces.block}>
      <h2>{t('charter.compare')}</h2>
      <table className={styles.comparison}>
        <thead>
          <tr>
            <th>{t('charter.field')}</th>
            <th>
              <Select aria-label={t('charter.before')} value={before.id} options={options} onChange={setOlder} />
            </th>
            <th>
              <Select aria-label={t('charter.after')} value={after.id} options={options} onChange={setNewer} />
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, before: old, after: fresh }) => (
            <tr key={field}>
              <th scope="row">{t(`charter.${field}`)}</th>
              <Cell field={field} value={old} />
              <Cell field={field} value={fresh} />
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p className={pieces.soft}>{t('charter.same')}</p>}
    </section>
  );
}

function Cell({ field, value }: { field: CharterField; value: string | undefined }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (value === undefined) return <td>{t('charter.unsaid')}</td>;
  if (field === 'validFrom') return <td>{format.date(value)}</td>;
  const key = `charter.${field.endsWith('Votes') ? 'votes' : field}Choice.${value}`;
  return <td>{i18n.exists(key) ? t(key) : value}</td>;
}
