import { CarryOutOutlined, ContactsOutlined, GiftOutlined, StarOutlined, TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { daysBetween } from '../../shared/domain/calendar/day.ts';
import { fullDate } from '../../shared/domain/calendar/write.ts';
import { addressOf } from '../app/address.ts';
import { useWarningText } from '../council/Warnings.tsx';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { SYNC_PAGE } from '../frame/SyncLight.tsx';
import { useFormat } from '../i18n/format.ts';
import { isTextField } from '../list/keys.ts';
import { usePreferences } from '../preferences/preferences.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useSyncStatus } from '../sync/SyncRoom.tsx';
import { useTeamWarningText } from '../volunteer/TeamWarnings.tsx';
import { type ClerksDesk, LINES_MAX, readDesk } from './desk.ts';
import { LastActs } from './LastActs.tsx';
import styles from './today.module.css';

/** The four acts a clerk does most, with a key each. */
const BIG: readonly { name: string; icon: ComponentType; path: string }[] = [
  { name: 'deed', icon: StarOutlined, path: '/deed/new' },
  { name: 'redeem', icon: GiftOutlined, path: '/passbook' },
  { name: 'meeting', icon: TeamOutlined, path: '/council' },
  { name: 'roster', icon: ContactsOutlined, path: '/person' },
];

/** 今日: what is due, what waits, what was done last, and the four acts done most. */
export default function TodayScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = usePreferences();
  const { value: desk, error } = useLive(readDesk);
  const day = desk?.today ?? today();
  return (
    <div className={styles.desk}>
      <header className={styles.head}>
        <h1>{t('nav.today')}</h1>
        <p>{language === 'zh-CN' ? fullDate(day) : format.date(day)}</p>
        <Link to="/year">{t('today.year')}</Link>
      </header>
      <BigButtons />
      {error !== undefined && <Sentence problem={problemOf(error)} />}
      {desk && !desk.hasPeople && <First />}
      {desk && (
        <div className={styles.columns}>
          <Due desk={desk} />
          <Waiting desk={desk} />
          <LastActs />
        </div>
      )}
    </div>
  );
}

function BigButtons() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const big = BIG[Number(event.key) - 1];
      const isBusy = event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target);
      if (!big || isBusy || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void navigate(big.path);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [navigate]);
  return (
    <ul className={styles.big}>
      {BIG.map(({ name, icon: Icon, path }, place) => (
        <li key={name}>
          <Link to={path} aria-keyshortcuts={String(place + 1)}>
            <span className={styles.bigIcon} aria-hidden>
              <Icon />
            </span>
            <span>{t(`today.big.${name}`)}</span>
            <kbd aria-hidden>{place + 1}</kbd>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What to do on the first day. */
function First() {
  const { t } = useTranslation();
  return (
    <div className={styles.first}>
      <CarryOutOutlined aria-hidden className={styles.firstIcon} />
      <p>{t('today.first')}</p>
      <Link to="/roster/import">
        <Button type="primary" tabIndex={-1}>
          {t('today.import')}
        </Button>
      </Link>
    </div>
  );
}

interface SheetProps {
  title: string;
  /** What stands there while there is nothing. */
  empty: string;
  lines: ReactNode[];
}

export function Sheet({ title, empty, lines }: SheetProps) {
  return (
    <section className={styles.sheet}>
      <h2>{title}</h2>
      {lines.length === 0 ? <p className={styles.empty}>{empty}</p> : <ul>{lines}</ul>}
    </section>
  );
}

interface LineProps {
  to: string;
  what: string;
  children: ReactNode;
  when?: string;
  urgent?: boolean;
}

function Line({ to, what, children, when, urgent = false }: LineProps) {
  return (
    <li>
      <Link to={to} className={styles.line} data-urgent={urgent || undefined}>
        <span className={styles.what}>{what}</span>
        <span className={styles.name}>{children}</span>
        {when && <span className={styles.when}>{when}</span>}
      </Link>
    </li>
  );
}

function Due({ desk }: { desk: ClerksDesk }) {
  const { t } = useTranslation();
  const warningText = useWarningText();
  const format = useFormat();
  const meetings = desk.meetings.slice(0, LINES_MAX).map((meeting) => {
    const days = daysBetween(desk.today, meeting.heldOn);
    const when =
      days < 0
        ? t('today.minutesOpen')
        : days === 0
          ? t('today.todayAt', { time: meeting.startsAt })
          : t('today.inDays', { days, day: format.nearDate(meeting.heldOn) });
    return (
      <Line key={meeting.id} to={addressOf(meeting.id)} what={t('today.meeting')} when={when} urgent={days <= 0}>
        {meeting.title}
      </Line>
    );
  });
  const decisions = desk.decisions.map(({ decision, state, due }) => {
    const days = due ? daysBetween(desk.today, due) : 0;
    const when = state === 'overdue' ? t('today.overdue', { days: -days }) : t('today.dueInDays', { days });
    return (
      <Line
        key={decision.id}
        to={addressOf(decision.meeting)}
        what={t('today.decision')}
        when={when}
        urgent={state === 'overdue'}
      >
        {decision.motion.title}
      </Line>
    );
  });
  const notices = desk.notices.slice(0, LINES_MAX).map(({ notice, title, what, day: by }) => {
    const days = daysBetween(desk.today, by);
    const when = days < 0 ? t('today.overdue', { days: -days }) : t('today.dueInDays', { days });
    return (
      <Line key={`${notice}/${what}`} to={addressOf(notice)} what={t(`today.${what}`)} when={when} urgent={days < 0}>
        {title}
      </Line>
    );
  });
  const birthdays = desk.birthdays.slice(0, LINES_MAX).map(({ person, name, age, on }) => (
    <Line key={person} to={addressOf(person)} what={t('today.birthday')} when={format.nearDate(on)}>
      {t('today.birthdayOf', { name, age })}
    </Line>
  ));
  const warnings = desk.warnings.slice(0, LINES_MAX).map(({ council, warning }) => (
    <Line
      key={warningText(council.council, warning) + council.id}
      to={addressOf(council.id)}
      what={t('today.council')}
      urgent={false}
    >
      {council.name}：{warningText(council.council, warning)}
    </Line>
  ));
  const lines = [...meetings, ...notices, ...decisions, ...birthdays, ...warnings, ...useTeamLines(desk)];
  return <Sheet title={t('today.due')} empty={t('today.nothingDue')} lines={lines} />;
}

/** The teams that are missing in one line, then what is to be done about those there are. */
function useTeamLines({ teams: { missing, teams } }: ClerksDesk): ReactNode[] {
  const { t } = useTranslation();
  const textOf = useTeamWarningText();
  const told = teams.flatMap(({ team, warnings }) =>
    warnings.map((warning) => (
      <Line key={team.id + textOf(warning)} to={addressOf(team.id)} what={t('today.team')}>
        {team.name}：{textOf(warning)}
      </Line>
    )),
  );
  const lacking = missing.length > 0 && (
    <Line key="missing" to="/team" what={t('today.team')}>
      {t('today.teamsMissing', { fields: missing.join('、') })}
    </Line>
  );
  return [lacking, ...told].filter(Boolean).slice(0, LINES_MAX);
}

function Waiting({ desk }: { desk: ClerksDesk }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { refused, setAside } = useSyncStatus();
  const waits: { name: string; count: number; to: string }[] = [
    { name: 'toJudge', count: desk.deedsToJudge, to: '/deed' },
    { name: 'affairsToRule', count: desk.affairsToRule, to: '/affair' },
    { name: 'affairsToClose', count: desk.affairsToClose, to: '/affair' },
    { name: 'proposals', count: desk.proposals, to: '/proposal' },
    { name: 'reviews', count: desk.reviews, to: '/review' },
    { name: 'toDeposit', count: desk.deedsToDeposit, to: '/deed?stage=judged' },
    { name: 'ledgerToSettle', count: desk.ledgerToSettle, to: '/passbook/settle' },
    { name: 'monthToClose', count: desk.monthToClose ? 1 : 0, to: `/books/${desk.monthToClose}` },
    { name: 'periodToRun', count: desk.periodToRun ? 1 : 0, to: '/rubric/period' },
    { name: 'lowGoods', count: desk.lowGoods, to: '/good' },
    { name: 'twins', count: desk.twins, to: '/roster/duplicates' },
    { name: 'disputed', count: desk.disputed, to: SYNC_PAGE },
    { name: 'refused', count: refused, to: SYNC_PAGE },
    { name: 'setAside', count: setAside, to: SYNC_PAGE },
  ];
  const lines = waits
    .filter(({ count }) => count > 0)
    .map(({ name, count, to }) => (
      <Line key={name} to={to} what={t(`today.waits.${name}`)} when={t('today.count', { number: format.count(count) })}>
        {t(`today.waitsAbout.${name}`)}
      </Line>
    ));
  return <Sheet title={t('today.waiting')} empty={t('today.nothingWaits')} lines={lines} />;
}
