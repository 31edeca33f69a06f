import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { charterOn } from '../../shared/domain/council/charter.ts';
import { type BodyKind, bodyKind } from '../../shared/domain/council/council.ts';
import { membersOn } from '../../shared/domain/council/seats.ts';
import { COUNCIL_WORDS } from '../../shared/domain/council/words.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { foundCouncil } from './acts.ts';
import { CouncilForm } from './CouncilForm.tsx';
import styles from './council.module.css';
import { countPeople, readCharters, readCouncils, readSeats } from './read.ts';

/** A new council, or a council's new term. */
export function FoundCouncil({ kind }: { kind: BodyKind | undefined }) {
  const { t } = useTranslation();
  if (kind) return <FoundOne key={kind} kind={kind} />;
  return (
    <div className={styles.page}>
      <h1>{t('command.newCouncil')}</h1>
      <ul className={styles.kinds}>
        {bodyKind.options.map((option) => (
          <li key={option}>
            <Link to={`/council/new?kind=${option}`}>{t(`council.kind.${option}`)}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function readBeginning(station: Station, kind: BodyKind) {
  const [charters, councils, settings, people] = await Promise.all([
    readCharters(station),
    readCouncils(station),
    readSettings(station),
    countPeople(station),
  ]);
  const last = councils.find((council) => council.council === kind);
  const members = last ? membersOn(await readSeats(station, last.id), today()) : [];
  return {
    charter: charterOn(charters, kind, today()),
    term: (last?.term ?? 0) + 1,
    name: last?.name ?? `${settings?.village ?? ''}${COUNCIL_WORDS[kind]}`,
    members,
    electedBy: last?.electedBy ?? '',
    confirmedBy: last?.confirmedBy ?? '',
    people,
  };
}

function FoundOne({ kind }: { kind: BodyKind }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { value: beginning } = useLive(useCallback((one: Station) => readBeginning(one, kind), [kind]));
  const { name = '', term = 1, members = [], electedBy = '', confirmedBy = '' } = beginning ?? {};
  const key = JSON.stringify({ name, term, members, electedBy, confirmedBy });
  // The form begins anew only where what it begins with is another thing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all of them
  const initial = useMemo(() => ({ name, term, from: today(), members, electedBy, confirmedBy }), [key]);
  if (!beginning) return null;
  return (
    <div className={styles.page}>
      <h1>
        {t('council.found')} · {t(`council.kind.${kind}`)}
      </h1>
      <CouncilForm
        kind={kind}
        draft={`council/new/${kind}`}
        initial={initial}
        people={beginning.people}
        charter={beginning.charter}
        onCancel={() => void navigate('/council')}
        onSave={async (words, chosen, adopt) => {
          const founded = await foundCouncil(station, words, chosen, adopt);
          if (!founded.ok) return refusalOf(founded);
          say({ says: { done: t('council.saved') } });
          void navigate(addressOf(founded.value), { replace: true });
          return undefined;
        }}
      />
    </div>
  );
}
