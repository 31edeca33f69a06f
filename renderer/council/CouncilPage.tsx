import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { timeAt } from '../../shared/domain/calendar/day.ts';
import { charterOn } from '../../shared/domain/council/charter.ts';
import type { Charter, Council } from '../../shared/domain/council/council.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { adoptCharter, callMeeting, editCouncil } from './acts.ts';
import { CharterLine } from './CharterLine.tsx';
import { Composition } from './Composition.tsx';
import { CouncilForm } from './CouncilForm.tsx';
import styles from './council.module.css';
import { DecisionList } from './FollowUp.tsx';
import { countPeople, readCharters, readFollowed } from './read.ts';

async function readCouncil(station: Station, id: string) {
  const council = (await station.get<'council'>(id)) as Council | undefined;
  if (!council || council.voided) return { council: undefined, charter: undefined, followed: [], people: 0 };
  const [charters, followed, people] = await Promise.all([
    readCharters(station),
    readFollowed(station),
    countPeople(station),
  ]);
  const meetings = await station.getMany([...new Set(followed.map((one) => one.decision.meeting))]);
  return {
    council,
    people,
    charter: charterOn(charters, council.council, today()),
    followed: followed.filter((one) => meetings.get(one.decision.meeting)?.council === id),
  };
}

/** A council: who sits on it, by which charter, and what became of its decisions. */
export function CouncilPage({ id, editing }: { id: string; editing: boolean }) {
  const { t } = useTranslation();
  const { value } = useLive(useCallback((station: Station) => readCouncil(station, id), [id]));
  if (!value) return null;
  const { council, charter, followed, people } = value;
  if (!council) return <Sentence problem={{ reason: 'meeting.councilGone' }} />;
  if (editing) return <EditCouncil council={council} charter={charter} people={people} />;
  return (
    <div className={styles.page}>
      <CouncilHead council={council} />
      <section className={styles.block}>
        <h2>{charter ? t('council.charterHolds', { name: charter.name }) : t('council.noCharter')}</h2>
        {charter && <CharterLine terms={charter} />}
        {charter && <Composition kind={council.council} members={council.members} terms={charter} />}
      </section>
      <section className={styles.block}>
        <h2>
          {t('council.members')} · {t('council.membersCount', { number: council.members.length })}
        </h2>
        <MemberList council={council} />
      </section>
      <section className={styles.block}>
        <h2>{t('council.decisions')}</h2>
        {followed.length === 0 && <p className={styles.soft}>{t('council.noDecisions')}</p>}
        <DecisionList followed={followed} />
      </section>
    </div>
  );
}

function CouncilHead({ council }: { council: Council }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { from, to, term } = council;
  const call = async () => {
    const called = await callMeeting(station, council, timeAt(Date.now()));
    const trouble = refusalOf(called);
    if (trouble) say({ says: { problem: trouble } });
    if (called.ok) await navigate(addressOf(called.value));
  };
  return (
    <header className={styles.head}>
      <div>
        <h1>{council.name}</h1>
        <p className={styles.soft}>
          {t('council.termOf', { term })} ·{' '}
          {to
            ? t('council.termFromTo', { from: format.date(from), to: format.date(to) })
            : t('council.termFrom', { from: format.date(from) })}
        </p>
      </div>
      <Button icon={<EditOutlined />} onClick={() => void navigate(`${addressOf(council.id)}?edit`)}>
        {t('council.edit')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void call()}>
        {t('council.newMeeting')}
      </Button>
    </header>
  );
}

function MemberList({ council }: { council: Council }) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  if (council.members.length === 0) return <p className={styles.soft}>{t('council.noMembers')}</p>;
  return (
    <ul className={styles.memberList}>
      {council.members.map(({ person, name, post }) => (
        <li key={person}>
          <span>{name}</span>
          <span className={styles.soft}>{chinese ? postWord(council.council, post) : t(`council.post.${post}`)}</span>
        </li>
      ))}
    </ul>
  );
}

interface EditCouncilProps {
  council: Council;
  charter: Charter | undefined;
  people: number;
}

function EditCouncil({ council, charter, people }: EditCouncilProps) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { id, updatedAt } = council;
  const leave = () => void navigate(addressOf(id), { replace: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the record is another beginning
  const initial = useMemo(() => council, [id, updatedAt]);
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
        onSave={async (words, members, adopt) => {
          const adopted = adopt ? await adoptCharter(station, adopt, words.from) : undefined;
          const trouble = (adopted && refusalOf(adopted)) ?? refusalOf(await editCouncil(station, id, words, members));
          if (trouble) return trouble;
          say({ says: { done: t('council.saved') } });
          leave();
          return undefined;
        }}
      />
    </div>
  );
}
