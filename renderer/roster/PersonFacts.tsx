import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';
import { RESTRICTED_TAGS, tagsOf } from '../../shared/domain/roster/tags.ts';
import { Restricted } from '../access/Restricted.tsx';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import { useFormat } from '../i18n/format.ts';
import { today } from '../station/today.ts';
import type { PersonRow } from './read.ts';
import styles from './roster.module.css';

type PlainField =
  | 'ethnicity'
  | 'relation'
  | 'education'
  | 'politicalStatus'
  | 'address'
  | 'registeredAt'
  | 'arrived'
  | 'cameFrom'
  | 'note';

/** What the register says of a person; numbers and restricted tags masked until they are asked for. */
export function PersonFacts({ row: { person, household } }: { row: PersonRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = (field: string) => t(`person.${field}`);
  const plain = (field: PlainField) => ({ label: label(field), value: person[field] ?? '' });
  const masked = (field: 'idNumber' | 'phone', mask: (text: string) => string) => ({
    label: label(field),
    value:
      person[field] === '' ? (
        <span className={styles.absent}>{t('roster.absent')}</span>
      ) : (
        <Restricted
          key={person.id}
          text={person[field]}
          mask={mask}
          of={person.name}
          record={person.id}
          label={label(field)}
        />
      ),
  });
  const tags = tagsOf(person, today());
  const words = (restricted: boolean) =>
    tags.filter((tag) => RESTRICTED_TAGS.includes(tag) === restricted).map((tag) => t(`roster.tags.${tag}`));
  return (
    <>
      {person.idProblem && (
        <Sentence
          problem={{ reason: `idNumber.${person.idProblem}`, values: { count: [...person.idNumber].length } }}
        />
      )}
      <Facts
        title={t('person.group.identity')}
        facts={[
          masked('idNumber', maskIdNumber),
          { label: label('birthDate'), value: format.date(person.birthDate) },
          plain('ethnicity'),
          plain('education'),
          plain('politicalStatus'),
          {
            label: t('roster.tag'),
            value:
              words(false).length === 0 ? (
                ''
              ) : (
                <span className={styles.tags}>
                  {words(false).map((word) => (
                    <span key={word} className={styles.tag}>
                      {word}
                    </span>
                  ))}
                </span>
              ),
          },
          {
            label: t('roster.guarded'),
            value: (
              <Restricted
                key={`${person.id} tags`}
                text={words(true).join('、') || t('roster.guardedNone')}
                mask={() => '＊＊＊'}
                of={person.name}
                record={person.id}
                label={t('roster.guarded')}
              />
            ),
          },
        ]}
      />
      <Facts
        title={t('person.group.household')}
        facts={[
          {
            label: label('household'),
            value: household ? (
              <Link to={addressOf(household.id)}>
                {t('roster.householdOf', { name: household.headName, group: household.villagersGroup })}
              </Link>
            ) : (
              ''
            ),
          },
          plain('relation'),
        ]}
      />
      <Facts
        title={t('person.group.contact')}
        facts={[
          masked('phone', maskPhone),
          plain('address'),
          plain('registeredAt'),
          plain('arrived'),
          plain('cameFrom'),
          plain('note'),
        ]}
      />
    </>
  );
}
