import { useTranslation } from 'react-i18next';
import { sameValue } from '../../shared/domain/canonical.ts';
import { readReading } from '../../shared/domain/clock.ts';
import { clockReading, ENVELOPE_FIELDS } from '../../shared/domain/document.ts';
import { isKind } from '../../shared/domain/kinds.ts';
import { useFormat } from '../i18n/format.ts';
import { fieldLabel, valueText } from './fieldWords.ts';
import { maskOf } from './restricted.ts';
import styles from './sync.module.css';
import type { Thing } from './things.ts';

/** Not what a thing says: what every document carries, and what has pages of its own. */
const APART = new Set<string>([...ENVELOPE_FIELDS, 'local', 'disputes', 'settled']);

function fieldsOf(...versions: (object | undefined)[]): string[] {
  const fields = versions.flatMap((version) => Object.keys(version ?? {}));
  return [...new Set(fields)].filter((field) => !APART.has(field) && !field.startsWith('_'));
}

/** What was set aside, beside what is here, so that it can be told to the county. */
export function AsideContents({ thing, names }: { thing: Thing; names: ReadonlyMap<string, string> }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const ours = thing.document as Record<string, unknown> | undefined;
  const theirs = thing.aside?.document;
  const kind = String((ours ?? theirs)?.kind);
  const written = (field: string, value: unknown) => {
    const text = valueText({ i18n, format, names }, kind, field, value);
    const mask = maskOf(field);
    return mask && typeof value === 'string' ? mask(value) : text;
  };
  const { updatedBy, updatedAt } = theirs ?? ours ?? {};
  const at = clockReading.safeParse(updatedAt).data;
  return (
    <section className={styles.contents}>
      <h2>{t('sync.aside.contents')}</h2>
      <dl className={styles.facts}>
        <div>
          <dt>{t('sync.aside.number')}</dt>
          <dd>{thing.id}</dd>
        </div>
        {typeof updatedBy === 'string' && (
          <div>
            <dt>{t('sync.aside.writtenBy')}</dt>
            <dd>{updatedBy}</dd>
          </div>
        )}
        {at && (
          <div>
            <dt>{t('sync.aside.writtenAt')}</dt>
            <dd>{format.moment(new Date(readReading(at).ms).toISOString())}</dd>
          </div>
        )}
      </dl>
      {isKind(kind) && (
        <table>
          <thead>
            <tr>
              <th>{t('sync.aside.field')}</th>
              {ours && <th>{t('sync.aside.ours')}</th>}
              {theirs && <th>{t('sync.aside.theirs')}</th>}
            </tr>
          </thead>
          <tbody>
            {fieldsOf(ours, theirs).map((field) => (
              <tr key={field} data-differs={(ours && theirs && !sameValue(ours[field], theirs[field])) || undefined}>
                <th scope="row">{fieldLabel(i18n, kind, field)}</th>
                {ours && <td>{written(field, ours[field])}</td>}
                {theirs && <td>{written(field, theirs[field])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
