import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { EntryPage } from './books/EntryPage.tsx';
import { MonthList } from './books/MonthList.tsx';
import { MonthPage } from './books/MonthPage.tsx';
import { monthAt } from './books/monthWords.ts';
import { VerifyPage } from './code/VerifyPage.tsx';
import { DeedList } from './DeedList.tsx';
import { DeedPage } from './DeedPage.tsx';
import { GoodForm } from './GoodForm.tsx';
import { GoodList } from './GoodList.tsx';
import { HandIn } from './HandIn.tsx';
import { RoundPage } from './inspecting/RoundPage.tsx';
import { PeriodPage } from './lapsing/PeriodPage.tsx';
import { MeritPlaces } from './MeritPlaces.tsx';
import { OpeningImport } from './opening/OpeningImport.tsx';
import { PassbookList } from './PassbookList.tsx';
import { PassbookPage } from './PassbookPage.tsx';
import { DayPage } from './queue/DayPage.tsx';
import { RubricList } from './RubricList.tsx';
import { RubricPage } from './RubricPage.tsx';
import { RedListPage } from './redList/RedListPage.tsx';
import { SettlePage } from './settling/SettlePage.tsx';
import { DepositRound } from './sitting/DepositRound.tsx';
import { SittingPage } from './sitting/SittingPage.tsx';
import { GoodPage } from './stock/GoodPage.tsx';
import { ShopRulePage } from './stock/ShopRulePage.tsx';
import { MerchantForm } from './voucher/MerchantForm.tsx';
import { MerchantList } from './voucher/MerchantList.tsx';
import { MerchantPage } from './voucher/MerchantPage.tsx';

/** Where many deeds are gone through at once. */
const DEED_ROUNDS: Readonly<Record<string, ReactNode>> = {
  sitting: <SittingPage />,
  depositing: <DepositRound />,
  round: <RoundPage />,
};

/** What is done about many passbooks at once, or about none yet. */
const PASSBOOK_ROUNDS: Readonly<Record<string, ReactNode>> = {
  opening: <OpeningImport />,
  verify: <VerifyPage />,
  settle: <SettlePage />,
  redList: <RedListPage />,
  queue: <DayPage />,
};

/** Where the rules stand for the end of a period. */
const PERIOD = 'period';

/** Where the rules of the counter stand. */
const SHOP_RULE = 'rule';

/** One of the merit bank's places: its list, the one thing in hand, and what to do where nothing is. */
interface Place {
  list: ReactNode;
  thing: ReactNode;
  hint?: string;
}

/** What stands in an address after the place: an id, `new`, or the name of a round. */
interface At {
  part: string | undefined;
  edits: boolean;
}

function deeds({ part }: At): Place {
  const id = DEED_ROUNDS[part ?? ''] ? undefined : idAt('deed', part);
  const deed = id ? <DeedPage key={id} id={id} /> : part === NEW && <HandIn />;
  return { list: <DeedList opened={id} />, thing: DEED_ROUNDS[part ?? ''] ?? deed, hint: 'deed.hint' };
}

function passbooks({ part }: At): Place {
  const round = PASSBOOK_ROUNDS[part ?? ''];
  const id = round ? undefined : idAt('household', part);
  const thing = round ?? (id && <PassbookPage key={id} id={id} />);
  return { list: <PassbookList opened={id} />, thing, hint: 'passbook.hint' };
}

function goods({ part, edits }: At): Place {
  const id = idAt('good', part);
  const form = (id || part === NEW) && <GoodForm key={id ?? NEW} id={id} />;
  const good = id && !edits ? <GoodPage key={id} id={id} /> : form;
  return { list: <GoodList opened={id} />, thing: part === SHOP_RULE ? <ShopRulePage /> : good, hint: 'good.hint' };
}

function merchants({ part, edits }: At): Place {
  const id = idAt('merchant', part);
  const form = (id || part === NEW) && <MerchantForm key={id ?? NEW} id={id} />;
  const thing = id && !edits ? <MerchantPage key={id} id={id} /> : form;
  return { list: <MerchantList opened={id} />, thing, hint: 'merchant.hint' };
}

function rubrics({ part }: At): Place {
  const thing = part === PERIOD ? <PeriodPage /> : <RubricPage key={part ?? ''} name={part} />;
  return { list: <RubricList opened={part} />, thing };
}

function books({ part }: At): Place {
  const month = monthAt(part);
  return { list: <MonthList opened={month} />, thing: <MonthPage key={month} month={month} /> };
}

function entries({ part }: At): Place {
  return { list: <MonthList opened={undefined} />, thing: part && <EntryPage key={part} id={part} /> };
}

const PLACES: Readonly<Record<string, (at: At) => Place>> = {
  deed: deeds,
  passbook: passbooks,
  good: goods,
  merchant: merchants,
  rubric: rubrics,
  books,
  entry: entries,
};

/** 积分: deeds, passbooks with the counter, goods, merchants, rubrics and books, each with its list and the one thing in hand. */
export default function MeritRoom() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const { place = '', part } = useMatch('/:place/:part?')?.params ?? {};
  const { list, thing, hint } = (PLACES[place] ?? deeds)({ part, edits: query.get('act') === 'edit' });
  return (
    <WorkArea list={<MeritPlaces>{list}</MeritPlaces>} thing={thing || undefined} {...(hint && { hint: t(hint) })} />
  );
}
