import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readReading } from '../../shared/domain/clock.ts';
import type { Dispute } from '../../shared/domain/document.ts';
import type { DisputedField } from '../../shared/domain/settle.ts';
import type { Stored } from '../../shared/store/stored.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { nameOf } from '../journal/act.ts';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import { fieldLabel, valueText } from './fieldWords.ts';
import { maskOf } from './restricted.ts';
import styles from './sync.module.css';

export interface DisputedFieldProps {
  record: Stored;
  field: DisputedField;
  names: ReadonlyMap<string, string>;
  /** Undefined keeps the value that stands, a number takes that one of the others. */
  onChoose: (option: number | undefined) => void;
}

/** One field's values side by side, each a button: who wrote it, when, on which computer. */
export function DisputedFieldBlock({ record, field, names, onChoose }: DisputedFieldProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const [isShown, setShown] = useState(false);
  const mask = isShown ? undefined : maskOf(field.field);
  const written = (value: unknown) => {
    const text = valueText({ i18n, format, names }, record.kind, field.field, value);
    return mask && value ? mask(text) : text;
  };
  const where = (device: string) =>
    device === station.deviceId ? t('sync.dispute.here') : t('sync.dispute.elsewhere');
  const at = (reading: string) => format.moment(new Date(readReading(reading).ms).toISOString());
  const show = async () => {
    const of = nameOf(record);
    await noteAccess(station.device, { at: new Date().toISOString(), clerk: station.clerk, what: 'seen', of });
    setShown(true);
  };
  return (
    <fieldset className={styles.dispute} data-field={field.field}>
      <legend>{fieldLabel(i18n, record.kind, field.field)}</legend>
      {mask && (
        <Button icon={<EyeOutlined aria-hidden />} onClick={() => void show()}>
          {t('sync.dispute.show')}
        </Button>
      )}
      <div className={styles.options}>
        <Option
          number={1}
          lead={t('sync.dispute.standing')}
          value={written(field.value)}
          by={t('sync.dispute.recordBy', { by: record.updatedBy, at: at(record.updatedAt) })}
          onChoose={() => onChoose(undefined)}
        />
        {field.others.map((other: Dispute, index) => (
          <Option
            key={`${other.at}${other.device}`}
            number={index + 2}
            lead={`${t('sync.dispute.other')} · ${where(other.device)}`}
            value={written(other.value)}
            by={t('sync.dispute.by', { by: other.by, at: at(other.at) })}
            onChoose={() => onChoose(index)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  number: number;
  lead: string;
  value: string;
  by: string;
  onChoose: () => void;
}

function Option({ number, lead, value, by, onChoose }: OptionProps) {
  return (
    <button type="button" className={styles.option} aria-keyshortcuts={String(number)} onClick={onChoose}>
      <span className={styles.lead}>
        <kbd>{number}</kbd> {lead}
      </span>
      <strong className={styles.value}>{value}</strong>
      <span className={pieces.soft}>{by}</span>
    </button>
  );
}
