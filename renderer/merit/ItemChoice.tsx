import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { useItemWords } from './itemWords.ts';

export interface ItemChoiceProps {
  rubric: Rubric;
  chosen: string | undefined;
  onChoose: (item: string | undefined) => void;
}

/** By which line of the rubric something is handed in, found by typing. */
export function ItemChoice({ rubric, chosen, onChoose }: ItemChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = useItemWords();
  return (
    <FieldRow id={id} label={t('deed.byItem')}>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen ?? null}
        placeholder={t('deed.byItemHint')}
        options={rubric.items.map((one) => ({ value: one.code, label: words(one) }))}
        onChange={(code: string | null) => onChoose(code ?? undefined)}
      />
    </FieldRow>
  );
}
