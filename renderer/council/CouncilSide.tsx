import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { timeAt } from '../../shared/domain/calendar/day.ts';
import { bodyKind, type Council } from '../../shared/domain/council/council.ts';
import type { Meeting } from '../../shared/domain/council/meeting.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { callMeeting } from './acts.ts';
import styles from './council.module.css';
import { meetingIds, presentTerms, readCouncils } from './read.ts';

/** As many meetings as one filter may find: a council meets monthly, so that is over ten years of one word. */
const FOUND_MAX = 200;

/** The four councils, and below them the meetings. */
export function CouncilSide({ council, meeting }: { council: string | undefined; meeting: string | undefined }) {
  const { value: councils = [] } = useLive(readCouncils);
  return (
    <div className={styles.side}>
      <FourCouncils councils={councils} opened={council} />
      <MeetingList councils={councils} council={council} opened={meeting} />
    </div>
  );
}

function FourCouncils({ councils, opened }: { councils: readonly Council[]; opened: string | undefined }) {
  const { t } = useTranslation();
  const terms = presentTerms(councils, today());
  return (
    <nav className={styles.four} aria-label={t('council.four')}>
      {bodyKind.options.map((kind) => {
        const council = terms.find((one) => one.council === kind);
        return council ? (
          <Link key={kind} to={addressOf(council.id)} aria-current={council.id === opened ? 'page' : undefined}>
            <TeamOutlined aria-hidden />
            <span>{t(`council.kind.${kind}`)}</span>
            <span className={styles.standing}>{t('council.termOf', { term: council.term })}</span>
          </Link>
        ) : (
          <Link key={kind} to={`/council/new?kind=${kind}`}>
            <PlusOutlined aria-hidden />
            <span>{t(`council.kind.${kind}`)}</span>
            <span className={styles.standing}>{t('council.found')}</span>
          </Link>
        );
      })}
    </nav>
  );
}

interface MeetingListProps {
  councils: readonly Council[];
  council: string | undefined;
  opened: string | undefined;
}

function MeetingList({ councils, council, opened }: MeetingListProps) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [narrowed, setNarrowed] = useState<string>();
  const of = council ?? narrowed;
  const idsOf = useCallback((station: Station, filter: string) => foundIds(station, filter, of), [of]);
  const source = useStationRows(idsOf, readMeetings);
  const call = async (one: Council) => {
    const called = await callMeeting(station, one, timeAt(Date.now()));
    if (!called.ok) return say({ says: { problem: refusalOf(called) ?? { reason: 'unexpected.step' } } });
    await navigate(addressOf(called.value));
  };
  const calling = councils.find((one) => one.id === of) ?? (councils.length === 1 ? councils[0] : undefined);
  return (
    <div className={styles.meetings}>
      <List<ListedMeeting>
        name="meeting"
        label={t('meeting.list')}
        filterHint={t('meeting.filter')}
        source={source}
        columns={useMeetingColumns(councils)}
        keyOf={(row) => row.id}
        opened={opened}
        onOpen={(row) => void navigate(addressOf(row.id))}
        {...(calling && { add: { label: t('council.newMeeting'), run: () => void call(calling) } })}
        narrow={<CouncilChoice councils={councils} chosen={of} onChoose={setNarrowed} />}
        empty={<p>{t('council.empty')}</p>}
      />
    </div>
  );
}

interface CouncilChoiceProps {
  councils: readonly Council[];
  chosen: string | undefined;
  onChoose: (council: string | undefined) => void;
}

/** Whose meetings are listed, and for whom N calls the next one. */
function CouncilChoice({ councils, chosen, onChoose }: CouncilChoiceProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (councils.length < 2) return null;
  const options = councils.map(({ id, council, term }) => ({
    value: id,
    label: `${t(`council.kind.${council}`)} ${t('council.termOf', { term })}`,
  }));
  return (
    <Select
      className={styles.choice as string}
      aria-label={t('council.allMeetings')}
      value={chosen ?? ''}
      options={[{ value: '', label: t('council.allMeetings') }, ...options]}
      onChange={(id) => {
        onChoose(id === '' ? undefined : id);
        void navigate('/council');
      }}
    />
  );
}

function useMeetingColumns(councils: readonly Council[]): readonly Column<ListedMeeting>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const kindOf = (id: string) => councils.find((council) => council.id === id)?.council;
  return [
    { name: 'heldOn', header: t('meeting.heldOn'), width: '7.5rem', cell: (row) => format.date(row.heldOn) },
    {
      name: 'title',
      header: t('meeting.title'),
      width: '1fr',
      cell: (row) => {
        const kind = kindOf(row.council);
        return (
          <>
            {row.title} <span className={pieces.soft}>{kind && t(`council.kind.${kind}`)}</span>
          </>
        );
      },
    },
    {
      name: 'state',
      header: t('meeting.state'),
      width: '4.5rem',
      cell: ({ isConfirmed }) => (
        <StateTag tone={isConfirmed ? 'settled' : 'plain'}>
          {t(isConfirmed ? 'meeting.status.confirmed' : 'meeting.status.draft')}
        </StateTag>
      ),
    },
  ];
}

async function foundIds(station: Station, filter: string, council: string | undefined): Promise<string[]> {
  const found =
    filter.trim() === '' ? undefined : await search(station.device, filter, { kinds: ['meeting'], limit: FOUND_MAX });
  if (!found) return meetingIds(station, council);
  return found.filter((entry) => council === undefined || entry.within === council).map((entry) => entry.id);
}

interface ListedMeeting extends Meeting {
  isConfirmed: boolean;
}

async function readMeetings(station: Station, ids: readonly string[]): Promise<ListedMeeting[]> {
  const [documents, rows] = await Promise.all([station.getMany([...ids]), station.device.meetings.bulkGet([...ids])]);
  return ids.flatMap((id, index) => {
    const meeting = documents.get(id) as unknown as Meeting | undefined;
    return meeting ? [{ ...meeting, isConfirmed: rows[index]?.confirmed === true }] : [];
  });
}
