import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import styles from './merit.module.css';
import type { BasketLine } from './useBasket.ts';

export interface BasketTableProps {
  lines: readonly BasketLine[];
  onPut: (lines: readonly BasketLine[]) => void;
  /** Enter in a quantity: on to the next good. */
  onDone: () => void;
}

/** The goods in the basket, each with its quantity as typed. */
export function BasketTable({ lines, onPut, onDone }: BasketTableProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('redemption.good')}</th>
          <th scope="col" className="figures">
            {t('redemption.price')}
          </th>
          <th scope="col">{t('redemption.quantity')}</th>
          <th scope="col" className="figures">
            {t('redemption.subtotal')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <BasketRow
            key={line.good}
            line={line}
            onQuantity={(quantity) => onPut(lines.map((one, at) => (at === index ? { ...one, quantity } : one)))}
            onRemove={() => onPut(lines.filter((_, at) => at !== index))}
            onDone={onDone}
          />
        ))}
      </tbody>
    </table>
  );
}

interface BasketRowProps {
  line: BasketLine;
  onQuantity: (quantity: string) => void;
  onRemove: () => void;
  onDone: () => void;
}

function BasketRow({ line, onQuantity, onRemove, onDone }: BasketRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, unit, price, quantity } = line;
  const subtotal = Number(quantity.normalize('NFKC')) * price;
  return (
    <tr>
      <td>{name}</td>
      <td className="figures">{format.points(price)}</td>
      <td>
        <Input
          className={`${styles.quantity} figures`}
          inputMode="numeric"
          data-quantity
          aria-label={t('redemption.quantityOf', { name })}
          value={quantity}
          suffix={unit}
          onChange={(event) => onQuantity(event.target.value)}
          onPressEnter={(event) => !event.ctrlKey && onDone()}
        />
      </td>
      <td className="figures">{Number.isFinite(subtotal) ? format.points(subtotal) : '—'}</td>
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('redemption.remove', { name })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}
