import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { timeAt } from '../../shared/domain/calendar/day.ts';
import type { Council } from '../../shared/domain/council/council.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { callMeeting } from './acts.ts';
import { CharterLine } from './CharterLine.tsx';
import { CharterPage } from './CharterPage.tsx';
import styles from './council.module.css';
import { EditCouncil } from './EditCouncil.tsx';
import { DecisionList } from './FollowUp.tsx';
import { countPeople, readCharters, readCouncils, readDecided, readStanding } from './read.ts';
import { Seats } from './Seats.tsx';
import { Warnings } from './Warnings.tsx';

async function readCouncil(station: Station, id: string) {
  const council = (await station.get<'council'>(id)) as Council | undefined;
  if (!council || council.voided) return undefined;
  const [charters, followed, people, councils] = await Promise.all([
    readCharters(station),
    readDecided(station, id),
    countPeople(station),
    readCouncils(station),
  ]);
  const terms = councils.filter((one) => one.council === council.council);
  return { council, people, followed, charters, terms, ...(await readStanding(station, council, charters)) };
}

export type CouncilInHand = NonNullable<Awaited<ReturnType<typeof readCouncil>>>;

/** A council: who sits on it, by which charter, and what became of its decisions. */
export function CouncilPage({ id }: { id: string }) {
  const [query] = useSearchParams();
  const read = useCallback(async (station: Station) => ({ found: await readCouncil(station, id) }), [id]);
  const { value } = useLive(read);
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'meeting.councilGone' }} />;
  if (query.get('act') === 'edit') return <EditCouncil {...found} />;
  if (query.has('charter')) return <CharterPage {...found} />;
  return <CouncilInHandPage {...found} />;
}

function CouncilInHandPage(found: CouncilInHand) {
  const { t } = useTranslation();
  const { council, charter, warnings, followed } = found;
  return (
    <div className={styles.page}>
      <CouncilHead {...found} />
      <Warnings kind={council.council} warnings={warnings} />
      <section className={pieces.block}>
        <div className={styles.blockHead}>
          <h2>{charter ? t('council.charterHolds', { name: charter.name }) : t('council.noCharter')}</h2>
          <Link to={`${addressOf(council.id)}?charter`}>{t('charter.versions')}</Link>
        </div>
        {charter && <CharterLine terms={charter} />}
      </section>
      <Seats {...found} />
      <Election council={council} />
      <section className={pieces.block}>
        <h2>{t('council.decisions')}</h2>
        {followed.length === 0 && <p className={pieces.soft}>{t('council.noDecisions')}</p>}
        <DecisionList followed={followed} />
      </section>
    </div>
  );
}

function CouncilHead({ council, terms }: CouncilInHand) {
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
        <p className={pieces.soft}>
          {t('council.termOf', { term })} ·{' '}
          {to
            ? t('council.termFromTo', { from: format.date(from), to: format.date(to) })
            : t('council.termFrom', { from: format.date(from) })}
          {terms
            .filter(({ id }) => id !== council.id)
            .map((other) => (
              <Link key={other.id} className={styles.otherTerm} to={addressOf(other.id)}>
                {t('council.termOf', { term: other.term })}
              </Link>
            ))}
        </p>
      </div>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void call()}>
        {t('council.newMeeting')}
      </Button>
      <Button icon={<EditOutlined />} onClick={() => void navigate(`${addressOf(council.id)}?act=edit`)}>
        {t('council.edit')}
      </Button>
      <Button onClick={() => void navigate(`/council/new?kind=${council.council}`)}>{t('council.nextTerm')}</Button>
    </header>
  );
}

/** How this term came to office. */
function Election({ council }: { council: Council }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { electedOn, electedBy, electors, ballotsCast, confirmedBy } = council;
  const parts = [
    electedOn && format.date(electedOn),
    electedBy,
    electors !== undefined && t('council.electorsOf', { number: electors }),
    ballotsCast !== undefined && t('council.ballotsOf', { number: ballotsCast }),
    confirmedBy && t('council.confirmedOf', { name: confirmedBy }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t('council.group.election')}</h2>
      <p>{parts.join('，')}</p>
    </section>
  );
}
