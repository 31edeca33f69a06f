import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { i18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { disputedFields } from '../../shared/domain/settle.ts';
import { offerAgain } from '../../shared/sync/push.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { fieldLabel, kindWord } from './fieldWords.ts';
import { PARTS, type Part, partAddress } from './places.ts';
import { refusalProblem } from './refusalProblem.ts';
import { useSyncStatus } from './SyncRoom.tsx';
import styles from './sync.module.css';
import { countsOf } from './ToSettlePanel.tsx';
import { refusedIds, type Thing, thingName, thingsOf } from './things.ts';

/** The parts, and below them what waits in the one in hand. */
export function SettleList({ part, opened }: { part: Part; opened: string | undefined }) {
  const { t, i18n } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const source = useCallback((filter: string) => thingsOf(station, part, filter), [station, part]);
  return (
    <div className={styles.side}>
      <SideHead part={part} />
      <div className={styles.listHolder}>
        <List<Thing>
          name={`sync.${part}`}
          label={t(`sync.part.${part}`)}
          filterHint={t('sync.filter')}
          source={source}
          columns={columnsOf(part, i18n)}
          keyOf={({ id }) => id}
          opened={opened}
          onOpen={({ id }) => void navigate(partAddress(part, id))}
          {...(part === 'refused' && { narrow: <SendAllAgain /> })}
          empty={<p>{t(`sync.noneLeft.${part}`)}</p>}
        />
      </div>
    </div>
  );
}

function SideHead({ part }: { part: Part }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = countsOf(useSyncStatus());
  return (
    <nav className={styles.tabs} aria-label={t('sync.attention')}>
      <Link to="/settings/sync" aria-label={t('sync.back')} title={t('sync.back')}>
        <ArrowLeftOutlined />
      </Link>
      {PARTS.map((one) => (
        <Link key={one} to={partAddress(one)} aria-current={one === part ? 'page' : undefined}>
          {t(`sync.partShort.${one}`)} <span className="figures">{format.count(counts[one])}</span>
        </Link>
      ))}
    </nav>
  );
}

/** After the county has changed its rules, or a newer program corrects what it refused. */
function SendAllAgain() {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const { refused } = useSyncStatus();
  if (refused === 0) return null;
  const send = async () => {
    const ids = await refusedIds(station);
    await offerAgain(station, ids);
    say({ says: { done: t('sync.refused.allOffered', { number: format.count(ids.length) }) } });
  };
  return <Button onClick={() => void send()}>{t('sync.refused.allAgain')}</Button>;
}

function columnsOf(part: Part, i18n: i18n): readonly Column<Thing>[] {
  const kind = (thing: Thing) => kindWord(i18n, thing.id);
  return [
    { name: 'kind', header: i18n.t('sync.kind'), width: '5.5rem', cell: kind },
    {
      name: 'thing',
      header: i18n.t('sync.thing'),
      width: 'minmax(6rem, 1fr)',
      cell: (thing) => thingName(thing) || kind(thing),
    },
    {
      name: 'why',
      header: i18n.t(part === 'disputes' ? 'sync.which' : 'sync.why'),
      width: 'minmax(8rem, 1.4fr)',
      cell: (thing) => whyOf(part, thing, i18n),
    },
  ];
}

function whyOf(part: Part, { document, aside }: Thing, i18n: i18n): string {
  if (part === 'aside') return aside ? i18n.t(`sync.aside.reason.${aside.reason}`) : '';
  if (!document) return '';
  if (part === 'disputes') {
    return disputedFields(document)
      .map(({ field }) => fieldLabel(i18n, document.kind, field))
      .join('、');
  }
  const { reason, values } = refusalProblem(i18n, document);
  return i18n.t(`problem.${reason}`, values ?? {});
}
