import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import { monthOf } from '../../shared/domain/merit/books.ts';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { today } from '../station/today.ts';
import { EntryPage } from './books/EntryPage.tsx';
import { MonthList } from './books/MonthList.tsx';
import { MonthPage } from './books/MonthPage.tsx';
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
const DEED_ROUNDS: Readonly<Record<string, React.ReactNode>> = {
  sitting: <SittingPage />,
  depositing: <DepositRound />,
  round: <RoundPage />,
};

/** What is done about many passbooks at once, or about none yet. */
const PASSBOOK_ROUNDS: Readonly<Record<string, React.ReactNode>> = {
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

/** A good, its form, or the rules of the counter. */
function goodInHand(part: string | undefined, edits: boolean): React.ReactNode {
  if (part === SHOP_RULE) return <ShopRulePage />;
  const id = idAt('good', part);
  if (id && !edits) return <GoodPage key={id} id={id} />;
  return id || part === NEW ? <GoodForm key={id ?? NEW} id={id} /> : undefined;
}

function merchantInHand(id: string | undefined, part: string | undefined, edits: boolean): React.ReactNode {
  if (id && !edits) return <MerchantPage key={id} id={id} />;
  return id || part === NEW ? <MerchantForm key={id ?? NEW} id={id} /> : undefined;
}

/** 积分: deeds, passbooks with the counter, goods and rubrics, each with its list and the one thing in hand. */
export default function MeritRoom() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const deed = useMatch('/deed/:id?');
  const passbook = useMatch('/passbook/:id?');
  const good = useMatch('/good/:id?');
  const rubric = useMatch('/rubric/:id?');
  const merchants = useMatch('/merchant/:id?');
  const books = useMatch('/books/:id?');
  const entry = useMatch('/entry/:id');
  const part = (place: ReturnType<typeof useMatch>) => (place?.params as { id?: string } | undefined)?.id;

  if (passbook) {
    const round = PASSBOOK_ROUNDS[part(passbook) ?? ''];
    const id = round ? undefined : idAt('household', part(passbook));
    return (
      <WorkArea
        list={
          <MeritPlaces>
            <PassbookList opened={id} />
          </MeritPlaces>
        }
        thing={round ?? (id ? <PassbookPage key={id} id={id} /> : undefined)}
        hint={t('passbook.hint')}
      />
    );
  }
  if (good) {
    const id = idAt('good', part(good));
    return (
      <WorkArea
        list={
          <MeritPlaces>
            <GoodList opened={id} />
          </MeritPlaces>
        }
        thing={goodInHand(part(good), query.get('act') === 'edit')}
        hint={t('good.hint')}
      />
    );
  }
  if (rubric) {
    const id = part(rubric);
    return (
      <WorkArea
        list={
          <MeritPlaces>
            <RubricList opened={id} />
          </MeritPlaces>
        }
        thing={id === PERIOD ? <PeriodPage /> : <RubricPage key={id ?? ''} name={id} />}
      />
    );
  }
  if (merchants) {
    const id = idAt('merchant', part(merchants));
    return (
      <WorkArea
        list={
          <MeritPlaces>
            <MerchantList opened={id} />
          </MeritPlaces>
        }
        thing={merchantInHand(id, part(merchants), query.get('act') === 'edit')}
        hint={t('merchant.hint')}
      />
    );
  }
  if (books || entry) {
    const month = part(books) ?? (books ? monthOf(today()) : undefined);
    const looked = part(entry);
    return (
      <WorkArea
        list={
          <MeritPlaces>
            <MonthList opened={month} />
          </MeritPlaces>
        }
        thing={looked ? <EntryPage key={looked} id={looked} /> : month && <MonthPage key={month} month={month} />}
        hint={t('books.months')}
      />
    );
  }
  const round = DEED_ROUNDS[part(deed) ?? ''];
  const id = idAt('deed', part(deed));
  const thing = round ?? (id ? <DeedPage key={id} id={id} /> : part(deed) === NEW ? <HandIn /> : undefined);
  return (
    <WorkArea
      list={
        <MeritPlaces>
          <DeedList opened={id} />
        </MeritPlaces>
      }
      thing={thing}
      hint={t('deed.hint')}
    />
  );
}
