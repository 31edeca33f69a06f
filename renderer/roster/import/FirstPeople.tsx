import { useTranslation } from 'react-i18next';
import styles from './import.module.css';
import type { PersonPreview } from './preview.ts';

const SHOWN = [
  'villagersGroup',
  'headName',
  'name',
  'relation',
  'sex',
  'idNumber',
  'birthDate',
  'phone',
  'address',
] as const;

/** The first people as they will stand on the roster: the quickest way to see that columns are right. */
export function FirstPeople({ people }: { people: readonly PersonPreview[] }) {
  const { t } = useTranslation();
  const text = (person: PersonPreview, field: (typeof SHOWN)[number]) =>
    field === 'sex' ? t(`person.sexChoice.${person.sex}`) : person[field];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {SHOWN.map((field) => (
              <th key={field} scope="col">
                {t(`rosterImport.use.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={`${person.residence} ${person.row}`}>
              {SHOWN.map((field) => (
                <td key={field}>{text(person, field)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
