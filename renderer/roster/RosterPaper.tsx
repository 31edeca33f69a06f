import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';
import { WhatFor } from '../access/WhatFor.tsx';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import type { Format } from '../i18n/format.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../print/RegisterPaper.tsx';
import { noteAccess } from '../station/accessLog.ts';
import { readSettings } from '../station/settings.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { fileName } from './fileName.ts';
import { narrowingFrom } from './narrowing.ts';
import type { HouseholdRow, PersonRow } from './read.ts';
import { allHouseholds, allPeople } from './register.ts';

type Rows = { kind: 'person'; rows: PersonRow[] } | { kind: 'household'; rows: HouseholdRow[] };

/** The register on paper: A4 landscape, ID numbers and phones masked unless asked for in full. */
export default function RosterPaper() {
  const { t, format } = usePaperWords();
  const station = useStation();
  const { kind } = useParams();
  const [query] = useSearchParams();
  const narrowing = useMemo(() => narrowingFrom(query), [query]);
  const [read, setRead] = useState<{ rows: Rows; village: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [isFull, setFull] = useState(false);
  const title = fileName(kind === 'household' ? 'household' : 'person', narrowing, t);

  useEffect(() => {
    let current = true;
    const sought = { filter: '', ...narrowing };
    const all = async (): Promise<Rows> =>
      kind === 'household'
        ? { kind, rows: await allHouseholds(station, sought) }
        : { kind: 'person', rows: await allPeople(station, sought) };
    const begin = async () => {
      const [rows, settings] = await Promise.all([all(), readSettings(station)]);
      await noteAccess(station.device, {
        at: new Date().toISOString(),
        clerk: station.clerk,
        what: 'printed',
        of: title,
      });
      if (current) setRead({ rows, village: settings?.village ?? '' });
    };
    begin().catch((error: unknown) => setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [station, kind, narrowing, title]);

  if (problem) return <Sentence problem={problem} />;
  const about = read ? t('roster.registerAbout', { village: read.village, day: format.date(today()) }) : '';
  const people = (some: readonly unknown[]) => t('roster.sumPeople', { number: format.count(some.length) });
  return (
    <PrintView
      title={title}
      ready={read !== undefined}
      tools={kind !== 'household' && !isFull && <InFull of={title} onNoted={() => setFull(true)} />}
    >
      {read?.rows.kind === 'person' && (
        <RegisterPaper
          title={title}
          about={about}
          columns={personPaper(t, format, isFull)}
          rows={read.rows.rows}
          keyOf={({ person }) => person.id}
          sum={people}
        />
      )}
      {read?.rows.kind === 'household' && (
        <RegisterPaper
          title={title}
          about={about}
          columns={householdPaper(t, format)}
          rows={read.rows.rows}
          keyOf={({ household }) => household.id}
          sum={(some) =>
            t('roster.sumHouseholds', {
              households: format.count(some.length),
              people: format.count(some.reduce((sum, row) => sum + row.members, 0)),
            })
          }
        />
      )}
    </PrintView>
  );
}

/** Asks for the numbers in full: who and what for is on the record before they are shown, and then the paper is printed. */
function InFull({ of, onNoted }: { of: string; onNoted: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const [asking, setAsking] = useState(false);
  const show = async (why: string) => {
    await noteAccess(station.device, {
      at: new Date().toISOString(),
      clerk: station.clerk,
      what: 'printed',
      of: t('roster.fileInFull', { name: of }),
      why,
    });
    // The paper is on screen in full before the print window takes it.
    flushSync(onNoted);
    window.print();
  };
  if (asking) return <WhatFor onReason={(why) => void show(why)} onCancel={() => setAsking(false)} />;
  return <Button onClick={() => setAsking(true)}>{t('roster.printInFull')}</Button>;
}

/** @param isFull numbers as they are; otherwise masked */
function personPaper(t: TFunction, format: Format, isFull: boolean): RegisterColumn<PersonRow>[] {
  const shown = (text: string, mask: (text: string) => string) => (isFull ? text : mask(text));
  return [
    { name: 'group', header: t('roster.group'), cell: ({ household }) => household?.villagersGroup ?? '', share: 5 },
    { name: 'head', header: t('household.headName'), cell: ({ household }) => household?.headName ?? '', share: 7 },
    { name: 'name', header: t('person.name'), cell: ({ person }) => person.name, share: 7 },
    { name: 'relation', header: t('person.relation'), cell: ({ person }) => person.relation, share: 7 },
    { name: 'sex', header: t('person.sex'), cell: ({ person }) => t(`person.sexChoice.${person.sex}`), share: 4 },
    {
      name: 'birthDate',
      header: t('person.birthDate'),
      cell: ({ person }) => format.date(person.birthDate),
      share: 11,
    },
    {
      name: 'idNumber',
      header: t('person.idNumber'),
      cell: ({ person }) => shown(person.idNumber, maskIdNumber),
      share: 15,
    },
    {
      name: 'politicalStatus',
      header: t('person.politicalStatus'),
      cell: ({ person }) => person.politicalStatus,
      share: 8,
    },
    { name: 'phone', header: t('person.phone'), cell: ({ person }) => shown(person.phone, maskPhone), share: 10 },
    { name: 'address', header: t('person.address'), cell: ({ person }) => person.address, share: 15 },
    { name: 'note', header: t('person.note'), cell: ({ person }) => person.note, share: 11 },
  ];
}

function householdPaper(t: TFunction, format: Format): RegisterColumn<HouseholdRow>[] {
  return [
    { name: 'group', header: t('roster.group'), cell: ({ household }) => household.villagersGroup, share: 6 },
    { name: 'head', header: t('household.headName'), cell: ({ household }) => household.headName, share: 8 },
    {
      name: 'members',
      header: t('roster.members'),
      cell: ({ members }) => format.count(members),
      share: 5,
      figures: true,
    },
    { name: 'address', header: t('household.address'), cell: ({ household }) => household.address, share: 20 },
    { name: 'note', header: t('household.note'), cell: ({ household }) => household.note, share: 15 },
  ];
}
