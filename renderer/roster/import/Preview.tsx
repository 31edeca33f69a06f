import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sentence } from '../../errors/Sentence.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { FirstPeople } from './FirstPeople.tsx';
import type { ImportSession, ImportState } from './importSession.ts';
import { ProblemTable } from './ProblemTable.tsx';
import type { RosterPreview } from './preview.ts';
import { TableColumns } from './TableColumns.tsx';

interface PreviewProps {
  state: Extract<ImportState, { at: 'preview' }>;
  session: ImportSession;
}

/** What was understood of the file, to be put right before anything is written. */
export function Preview({ state: { file, preview, choices, busy }, session }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nobody = preview.people === 0;
  return (
    <ThingPage
      title={file}
      about={nobody ? undefined : summaryOf(preview, t, format.count)}
      acts={
        <>
          <Button type="primary" disabled={nobody || busy} onClick={() => void session.import()}>
            {t('rosterImport.start', { count: preview.people })}
          </Button>
          <Button onClick={session.restart}>{t('rosterImport.chooseOther')}</Button>
        </>
      }
    >
      {nobody ? (
        <Sentence problem={{ reason: 'workbook.noPeopleYet' }} />
      ) : (
        <p className={pieces.soft}>
          {t('rosterImport.startHint')}
          {preview.hadMacros && t('rosterImport.macros')}
        </p>
      )}
      <Tabs
        defaultActiveKey="columns"
        items={[
          {
            key: 'columns',
            label: t('rosterImport.tab.columns'),
            children: (
              <TableColumns
                tables={preview.tables}
                choices={choices}
                busy={busy}
                onChoose={(next) => void session.correct(next)}
              />
            ),
          },
          {
            key: 'problems',
            label: t('rosterImport.tab.problems', { count: preview.problemCount }),
            children: <ProblemTable preview={preview} />,
          },
          {
            key: 'people',
            label: t('rosterImport.tab.people'),
            children: <FirstPeople people={preview.firstPeople} />,
          },
        ]}
      />
    </ThingPage>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function summaryOf({ figures }: RosterPreview, t: Translate, count: (count: number) => string): string {
  const { people, households, groups, secondSheetPeople } = figures;
  const roster = t('rosterImport.understood', { people: count(people), households: count(households), groups });
  if (secondSheetPeople === 0) return roster;
  return `${roster}，${t('rosterImport.withMigrants', { count: secondSheetPeople })}`;
}
