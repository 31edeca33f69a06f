import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moveStock, type StockWay, stockWay } from '../../../shared/domain/merit/stock.ts';
import type { Station } from '../../../shared/store/station.ts';
import { addressOf } from '../../app/address.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { Facts } from '../../frame/Facts.tsx';
import pieces from '../../frame/pieces.module.css';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { StepPanel } from '../../steps/StepPanel.tsx';
import { useToasts } from '../../toast/toasts.ts';
import { VoidGood } from '../GoodForm.tsx';
import styles from '../merit.module.css';
import { recordStockMove } from './acts.ts';
import { movePlan, orderOf } from './movePlan.ts';
import { PriceForm } from './PriceForm.tsx';
import { type OpenGood, readGood, type WordedMove } from './read.ts';

/** Moves shown at first, and added at each press. */
const MOVES_STEP = 20;

/** One good in hand: what it costs and how many there are, what came and went, and what can be done with it. */
export function GoodPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(MOVES_STEP);
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: await readGood(station, id, count) }), [id, count]),
  );
  if (!value) return null;
  const { found } = value;
  if (!found || found.good.voided) return <Sentence problem={{ reason: 'merit.goodGone' }} />;
  const { good } = found;
  return (
    <ThingPage
      title={good.name}
      about={t('good.stockIs', {
        stock: t(found.there === undefined ? 'good.notKept' : 'good.there', { number: found.there, unit: good.unit }),
      })}
      acts={
        <>
          <Link to={`${addressOf(id)}?act=edit`}>
            <Button icon={<EditOutlined />} tabIndex={-1}>
              {t('action.edit')}
            </Button>
          </Link>
          <VoidGood id={id} />
        </>
      }
    >
      <GoodFacts found={found} />
      <MoveStock found={found} />
      <Moves found={found} onOlder={() => setCount(count + MOVES_STEP)} />
      <PriceForm found={found} />
    </ThingPage>
  );
}

function GoodFacts({ found: { good, price } }: { found: OpenGood }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      facts={[
        { label: t('good.priceToday'), value: t('good.pointsEach', { points: format.points(price), unit: good.unit }) },
        { label: t('good.barcode'), value: good.barcode },
        { label: t('good.lowAt'), value: good.lowAt === undefined ? undefined : format.count(good.lowAt) },
        {
          label: t('good.monthlyMax'),
          value: good.monthlyMax === undefined ? undefined : format.count(good.monthlyMax),
        },
      ]}
    />
  );
}

function MoveStock({ found: { good, books } }: { found: OpenGood }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const says = (way: StockWay, content: Record<string, unknown>) => {
    const made = moveStock(orderOf(good.id, way, content), books);
    const change = made.ok ? made.value.change : 0;
    const words = { name: good.name, unit: good.unit, number: format.count(Math.abs(change)) };
    const after = format.count(books.quantity + change);
    return t(`stockMove.willRecord.${way}`, { ...words, from: content.from, counted: content.quantity, after });
  };
  return (
    <StepPanel<StockWay>
      kind="stockMove"
      of={good.id}
      steps={stockWay.options}
      planOf={(way) => movePlan(good.id, way, books)}
      initial={{ on: today() }}
      says={says}
      record={async (way, content) => {
        const made = await recordStockMove(station, orderOf(good.id, way, content));
        if (!made.ok) return made.problem;
        say({ says: { done: t('stockMove.recorded') } });
        return undefined;
      }}
    />
  );
}

function Moves({ found: { good, moves, older }, onOlder }: { found: OpenGood; onOlder: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={pieces.block}>
      <h2>{t('stockMove.list')}</h2>
      {moves.length === 0 ? (
        <p className={pieces.soft}>{t('stockMove.empty')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('stockMove.on')}</th>
              <th scope="col">{t('stockMove.way')}</th>
              <th scope="col" className="figures">
                {t('stockMove.change')}
              </th>
              <th scope="col">{t('stockMove.about')}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <MoveLine key={`${move.move}/${move.line}`} move={move} unit={good.unit} />
            ))}
          </tbody>
        </table>
      )}
      {older && (
        <p className={pieces.acts}>
          <Button onClick={onOlder}>{t('passbook.older')}</Button>
        </p>
      )}
    </section>
  );
}

function MoveLine({ move, unit }: { move: WordedMove; unit: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { way, on, change, from, cost, counted, reason, move: id } = move;
  const about = [
    from,
    cost === undefined ? undefined : t('stockMove.paid', { money: format.money(cost) }),
    counted === undefined ? undefined : t('stockMove.found', { number: format.count(counted), unit }),
    reason,
  ];
  return (
    <tr>
      <td>{format.date(on)}</td>
      <td>
        <StateTag tone="plain">{t(`stockMove.wayChoice.${way}`)}</StateTag>
      </td>
      <td className="figures">{change > 0 ? `+${format.count(change)}` : format.count(change)}</td>
      <td>
        {way === 'redeemed' ? (
          <Link to={`/paper/slip/${id}`}>{t('redemption.paper')}</Link>
        ) : (
          about.filter(Boolean).join('，')
        )}
      </td>
    </tr>
  );
}
