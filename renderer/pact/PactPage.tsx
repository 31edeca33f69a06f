import { BookOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { isOpenToEdit } from '../../shared/domain/pact/steps.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive } from '../station/station.ts';
import { Comments } from './Comments.tsx';
import { Comparison } from './Comparison.tsx';
import { EditClauses } from './EditClauses.tsx';
import { PactText } from './PactText.tsx';
import styles from './pact.module.css';
import { pactPaper } from './paperAddress.ts';
import { type PactRoom, readPactRoom } from './read.ts';
import { Steps } from './Steps.tsx';

/** What of a version is in hand; the first is where it opens. */
const PARTS = ['clauses', 'steps', 'comments', 'compare'] as const;
type Part = (typeof PARTS)[number];

export interface PactPageProps {
  id: string;
  part: string | undefined;
  /** The clause to bring into sight. */
  focused: string | undefined;
}

/** One version of the pact: its clauses, the way it goes, what villagers said, and what became different. */
export function PactPage({ id, part, focused }: PactPageProps) {
  const { t } = useTranslation();
  const { value } = useLive(useCallback(async (station: Station) => ({ room: await readPactRoom(station, id) }), [id]));
  if (!value) return null;
  const { room } = value;
  if (!room) return <Sentence problem={{ reason: 'pact.gone' }} />;
  const present = PARTS.find((one) => one === part) ?? 'clauses';
  return (
    <ThingPage
      title={room.pact.name}
      about={t('pact.versionOf', { version: room.pact.version, number: room.clauses.length })}
      acts={<Acts room={room} />}
    >
      <Parts room={room} present={present} />
      <Present room={room} part={present} focused={focused} />
    </ThingPage>
  );
}

function Present({ room, part, focused }: { room: PactRoom; part: Part; focused: string | undefined }) {
  switch (part) {
    case 'steps':
      return <Steps room={room} />;
    case 'comments':
      return <Comments room={room} />;
    case 'compare':
      return <Comparison room={room} />;
    default:
      return isOpenToEdit(room.stage) ? (
        <EditClauses room={room} focused={focused} />
      ) : (
        <PactText room={room} focused={focused} />
      );
  }
}

function Parts({ room, present }: { room: PactRoom; present: Part }) {
  const { t } = useTranslation();
  const format = useFormat();
  const waiting = room.comments.filter(({ reply }) => !reply).length;
  return (
    <nav className={styles.parts} aria-label={t('pact.parts')}>
      {PARTS.map((part) => (
        <Link
          key={part}
          to={part === 'clauses' ? addressOf(room.id) : `${addressOf(room.id)}/${part}`}
          aria-current={part === present ? 'page' : undefined}
        >
          {t(`pact.part.${part}`)}
          {part === 'comments' && waiting > 0 && ` ${format.count(waiting)}`}
        </Link>
      ))}
    </nav>
  );
}

function Acts({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const voidRecord = useVoid();
  return (
    <>
      <StateTag tone={room.stage === 'inForce' ? 'settled' : 'plain'}>{t(`pact.stage.${room.stage}`)}</StateTag>
      <Button icon={<PrinterOutlined />} onClick={() => void navigate(pactPaper(room.id, 'poster'))}>
        {t('pact.printPoster')}
      </Button>
      <Button icon={<BookOutlined />} onClick={() => void navigate(pactPaper(room.id, 'booklet'))}>
        {t('pact.printBooklet')}
      </Button>
      {room.stage === 'draft' && (
        <Button
          onClick={() => {
            void voidRecord(room.pact);
            void navigate('/pact');
          }}
        >
          {t('pact.voidIt')}
        </Button>
      )}
    </>
  );
}
