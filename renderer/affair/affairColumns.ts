import type { TFunction } from 'i18next';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Format } from '../i18n/format.ts';
import type { RegisterColumn } from '../print/RegisterPaper.tsx';
import type { AffairRow } from './read.ts';

/** The columns of the register of affairs, on paper and as a workbook; phones masked. */
export function affairColumns(t: TFunction, format: Format): RegisterColumn<AffairRow>[] {
  const text = (name: string, share: number, cell: (row: AffairRow) => string, figures = false) => {
    return { name, header: t(`affair.${name}`), share, cell, figures };
  };
  const count = (value: number | undefined) => (value === undefined ? '' : format.count(value));
  const money = (value: number | undefined) => (value === undefined ? '' : format.money(value));
  return [
    text('declaredOn', 11, ({ affair }) => format.date(affair.declaredOn)),
    text('hostName', 8, ({ affair }) => affair.hostName),
    text('phone', 11, ({ affair }) => maskPhone(affair.phone)),
    text('occasion', 10, ({ affair }) => affair.occasion),
    text('on', 11, ({ affair }) => format.date(affair.on)),
    text('place', 12, ({ affair }) => affair.place),
    text('tables', 5, ({ affair }) => count(affair.tables), true),
    text('tablePrice', 8, ({ affair }) => money(affair.tablePrice), true),
    text('gift', 8, ({ affair }) => money(affair.gift), true),
    text('bridePrice', 9, ({ affair }) => money(affair.bridePrice), true),
    text('state', 7, ({ state }) => t(`affair.stateOf.${state}`)),
  ];
}
