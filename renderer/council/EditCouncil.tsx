import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { electedOn } from '../../shared/domain/council/seats.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { adoptCharter, editCouncil } from './acts.ts';
import { CouncilForm } from './CouncilForm.tsx';
import type { CouncilInHand } from './CouncilPage.tsx';
import styles from './council.module.css';

/** A term's form: its name, its dates, its election, its members. */
export function EditCouncil({ council, charter, people, seats }: CouncilInHand) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { id } = council;
  const leave = () => void navigate(addressOf(id), { replace: true });
  const versions = [council, ...seats].map(({ updatedAt }) => updatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the records is another beginning
  const initial = useMemo(() => ({ ...council, members: electedOn(seats, today()) }), [id, versions]);
  return (
    <div className={styles.page}>
      <h1>{council.name}</h1>
      <CouncilForm
        kind={council.council}
        draft={`council/${id}`}
        initial={initial}
        people={people}
        charter={charter}
        onCancel={leave}
        onSave={async (words, wanted, adopt) => {
          const adopted = adopt ? await adoptCharter(station, adopt, words.from) : undefined;
          const trouble = (adopted && refusalOf(adopted)) ?? refusalOf(await editCouncil(station, id, words, wanted));
          if (trouble) return trouble;
          say({ says: { done: t('council.saved') } });
          leave();
          return undefined;
        }}
      />
    </div>
  );
}
