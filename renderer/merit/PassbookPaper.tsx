import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import { entryTail, type MeritCode } from '../../shared/domain/merit/code.ts';
import { movedIn } from '../../shared/domain/merit/ledger.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import type { Format } from '../i18n/format.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { CodeMark } from './code/CodeMark.tsx';
import { useSignedCodes } from './code/useSignedCode.ts';
import { type OpenPassbook, readPassbook, type WordedLine } from './read.ts';

/** Some thirty pages, a thick passbook; where there are more lines, the paper says that these are the latest. */
const LINES_MAX = 540;

async function readPaper(station: Station, id: string) {
  const [found, settings] = await Promise.all([readPassbook(station, id, LINES_MAX), readSettings(station)]);
  return { found, name: settings?.name ?? '' };
}

/** A household's passbook as it takes it home, the oldest line first: `/paper/passbook/01J…`. */
export default function PassbookPaper() {
  const { t, format } = usePaperWords();
  const id = idAt('household', useParams().household) ?? '';
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  const { code: station } = useStation();
  const codes = useMemo(() => value?.found && [passbookCode(station, value.found)], [station, value]);
  const signed = useSignedCodes(codes);
  if (value && !value.found) return <Sentence problem={{ reason: 'merit.householdGone' }} />;
  const title = t('passbook.paper');
  return (
    <PrintView title={title} ready={value !== undefined && signed.ready}>
      {signed.problem && <Sentence problem={signed.problem} />}
      {value?.found && (
        <RegisterPaper
          title={title}
          about={aboutOf(value.found, value.name, t, format)}
          columns={columnsOf(t, format)}
          rows={value.found.lines.toReversed()}
          keyOf={({ entry }) => entry}
          sum={(lines) => {
            const { gained, spent } = movedIn(lines);
            return t('passbook.paperSum', { gained: format.points(gained), spent: format.points(spent) });
          }}
          foot={signed.texts[0] && <CodeMark text={signed.texts[0]} />}
        />
      )}
    </PrintView>
  );
}

function passbookCode(station: string, { household, balance, lines }: OpenPassbook): MeritCode {
  const [newest] = lines;
  return {
    form: 'passbook',
    station,
    about: household.id,
    points: balance,
    day: today(),
    ...(newest && { entry: entryTail(newest.entry) }),
  };
}

function aboutOf({ household, balance, lines, older }: OpenPassbook, station: string, t: TFunction, format: Format) {
  const about = t('passbook.paperAbout', {
    station,
    household: t('merit.householdOf', { name: household.headName }),
    group: household.villagersGroup,
    day: format.date(today()),
    balance: format.points(balance),
  });
  return older ? t('passbook.paperLatest', { about, number: lines.length }) : about;
}

function columnsOf(t: TFunction, format: Format): RegisterColumn<WordedLine>[] {
  return [
    { name: 'date', header: t('passbook.date'), cell: ({ postedOn }) => format.date(postedOn), share: 12 },
    {
      name: 'text',
      header: t('passbook.text'),
      cell: ({ text, standing }) => (standing === 'reversal' ? t('reversal.line', { text }) : text),
      share: 50,
    },
    {
      name: 'moved',
      header: t('passbook.moved'),
      cell: ({ points }) => (points > 0 ? `+${format.points(points)}` : format.points(points)),
      share: 10,
      figures: true,
    },
    {
      name: 'after',
      header: t('passbook.after'),
      cell: (line) => format.points(line.balance),
      share: 10,
      figures: true,
    },
  ];
}
