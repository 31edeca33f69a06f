import { useCallback } from 'react';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import { type Chapter, chaptersOf } from '../../shared/domain/pact/clauses.ts';
import type { PactStage } from '../../shared/domain/pact/steps.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { PosterPaper } from '../print/PosterPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import './booklet.css';
import { type PactRoom, readPactRoom } from './read.ts';

/** The pact on paper: `/paper/pact/…/poster` for the wall, `…/booklet` for every household. */
export default function PactPaper() {
  const { id, form } = useParams();
  const pact = idAt('pact', id) ?? '';
  const { value } = useLive(useCallback(async (one: Station) => ({ room: await readPactRoom(one, pact) }), [pact]));
  if (value && !value.room) return <Sentence problem={{ reason: 'pact.gone' }} />;
  return (
    <PrintView title={value?.room?.pact.name ?? ''} ready={value !== undefined}>
      {value?.room && (form === 'booklet' ? <Booklet room={value.room} /> : <Poster room={value.room} />)}
    </PrintView>
  );
}

/** The day it bears: its first in force, else today's, as on a draft. */
function dayOf({ record }: PactRoom): string {
  return record.steps.get('inForce')?.on ?? today();
}

/** The stages before the villagers' assembly has voted. */
const OPEN: ReadonlySet<PactStage> = new Set(['draft', 'comments', 'representatives']);

/** What has not been voted must not be taken for the pact when it hangs on a wall. */
function useTitle({ pact, stage }: PactRoom): string {
  const { t } = usePaperWords();
  return OPEN.has(stage) ? t('pact.draftTitle', { name: pact.name }) : pact.name;
}

function Poster({ room }: { room: PactRoom }) {
  return (
    <PosterPaper title={useTitle(room)} signer={room.issuer} day={dayOf(room)}>
      <div className="pact-poster">
        <p>{room.pact.preamble}</p>
        <Chapters chapters={chaptersOf(room.clauses)} />
      </div>
    </PosterPaper>
  );
}

/** A5, to be folded from A4: cover, contents where there are chapters, the clauses, how it came to be. */
function Booklet({ room }: { room: PactRoom }) {
  const { t } = usePaperWords();
  const chapters = chaptersOf(room.clauses);
  const named = chapters.filter(({ number }) => number !== undefined);
  return (
    <article className="paper pact-booklet" lang="zh-CN">
      <section className="pact-cover">
        <h1>{useTitle(room)}</h1>
        <p>{room.issuer}</p>
        <p>{paperDate(dayOf(room))}</p>
      </section>
      {named.length > 1 && (
        <section className="pact-contents">
          <h2>{t('pact.contents')}</h2>
          {named.map(({ number, name, clauses }) => (
            <p key={number}>
              <span>
                {number}　{name}
              </span>
              <span>
                {clauses[0]?.number}至{clauses.at(-1)?.number}
              </span>
            </p>
          ))}
        </section>
      )}
      <section className="pact-clauses">
        <p>{room.pact.preamble}</p>
        <Chapters chapters={chapters} />
        <Passage room={room} />
      </section>
    </article>
  );
}

function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  return chapters.map((chapter) => (
    <div key={chapter.clauses[0]?.clause.id}>
      {chapter.number && (
        <h2>
          {chapter.number}　{chapter.name}
        </h2>
      )}
      {chapter.clauses.map(({ clause, number }) => (
        <p key={clause.id}>
          <strong>{number}</strong>　{clause.text}
        </p>
      ))}
    </div>
  ));
}

/** When it was passed and filed, as far as it was. */
function Passage({ room: { record } }: { room: PactRoom }) {
  const { t } = usePaperWords();
  const villagers = record.votes.get('villagers');
  const filed = record.steps.get('filed');
  const inForce = record.steps.get('inForce');
  const lines = [
    villagers?.passed && t('pact.paperPassed', { date: paperDate(villagers.heldOn) }),
    filed?.lawful && t('pact.paperFiled', { date: paperDate(filed.on), number: filed.filingNumber ?? '' }),
    inForce && t('pact.paperInForce', { date: paperDate(inForce.on) }),
  ].filter((line): line is string => typeof line === 'string');
  return lines.map((line) => (
    <p key={line} className="pact-passage">
      {line}
    </p>
  ));
}
