import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import styles from './merit.module.css';
import type { BasketLine } from './useBasket.ts';

/** The good that was entered last; each entering is an object of its own. */
export interface Entered {
  good: string;
}

export interface BasketTableProps {
  lines: readonly BasketLine[];
  /** Its quantity takes the focus. */
  entered: Entered | undefined;
  onPut: (lines: readonly BasketLine[]) => void;
  /** Enter in a quantity: on to the next good. */
  onDone: () => void;
}

/** The goods in the basket, each with its quantity as typed. */
export function BasketTable({ lines, entered, onPut, onDone }: BasketTableProps) {
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
            entered={entered?.good === line.good ? entered : undefined}
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
  entered: Entered | undefined;
  onQuantity: (quantity: string) => void;
  onRemove: () => void;
  onDone: () => void;
}

function BasketRow({ line, entered, onQuantity, onRemove, onDone }: BasketRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useRef<InputRef>(null);
  useEffect(() => {
    if (entered) field.current?.focus({ cursor: 'all' });
  }, [entered]);
  const { name, unit, price, quantity } = line;
  const subtotal = Number(quantity.normalize('NFKC')) * price;
  return (
    <tr>
      <td>{name}</td>
      <td className="figures">{format.points(price)}</td>
      <td>
        <Input
          ref={field}
          className={`${styles.quantity} figures`}
          inputMode="numeric"
          aria-label={t('redemption.quantityOf', { name })}
          value={quantity}
          suffix={unit}
          onChange={(event) => onQuantity(event.target.value)}
          onPressEnter={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onDone();
          }}
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
