import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import type { Format } from '../i18n/format.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { type HistoryLine, readChanges, yearOf } from './history.ts';

/** Lines of one register; a year of the largest community has some hundreds. */
const LINES_MAX = 5000;

/** 人口变动登记簿: what happened in a year, one line each, in the order of the days. */
export default function ChangesPaper() {
  const { t, format } = usePaperWords();
  const station = useStation();
  const [query] = useSearchParams();
  const year = Number(query.get('year') ?? today().slice(0, 4));
  const [read, setRead] = useState<{ lines: HistoryLine[]; village: string }>();
  const [problem, setProblem] = useState<Problem>();
  const title = t('roster.changesPaper', { year });

  useEffect(() => {
    let current = true;
    Promise.all([readChanges(station, yearOf(year), { offset: 0, limit: LINES_MAX }), readSettings(station)])
      .then(([{ lines }, settings]) => {
        if (current) setRead({ lines: lines.filter(stands).reverse(), village: settings?.village ?? '' });
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [station, year]);

  if (problem) return <Sentence problem={problem} />;
  return (
    <PrintView title={title} ready={read !== undefined}>
      {read && (
        <RegisterPaper
          title={title}
          about={t('roster.registerAbout', { village: read.village, day: format.date(today()) })}
          columns={columnsOf(t, format)}
          rows={read.lines}
          keyOf={({ id }) => id}
          sum={(some) => t('roster.sumChanges', { number: format.count(some.length) })}
        />
      )}
    </PrintView>
  );
}

function stands(line: HistoryLine): boolean {
  return line.as === 'arrival' || line.told.reversals.length === 0;
}

function columnsOf(t: TFunction, format: Format): RegisterColumn<HistoryLine>[] {
  const event = (line: HistoryLine) => (line.as === 'arrival' ? (line.person.entry ?? 'birth') : line.told.event.event);
  const who = (line: HistoryLine) =>
    line.as === 'arrival' ? line.person.name : line.told.event.people.map(({ name }) => name).join('、');
  return [
    { name: 'on', header: t('rosterEvent.happenedOn'), cell: ({ on }) => format.date(on), share: 12 },
    {
      name: 'event',
      header: t('rosterEvent.event'),
      cell: (line) => t(`rosterEvent.eventChoice.${event(line)}`),
      share: 8,
    },
    { name: 'who', header: t('rosterEvent.people'), cell: who, share: 30 },
    {
      name: 'reason',
      header: t('rosterEvent.reason'),
      cell: (line) => (line.as === 'arrival' ? (line.person.cameFrom ?? '') : line.told.event.reason),
      share: 30,
    },
    {
      name: 'clerk',
      header: t('roster.clerk'),
      cell: (line) => (line.as === 'arrival' ? line.person.createdBy : line.told.event.createdBy),
      share: 10,
    },
  ];
}
