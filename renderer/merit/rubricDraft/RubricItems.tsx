import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric, RubricItem, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import pieces from '../../frame/pieces.module.css';
import { useStation } from '../../station/station.ts';
import { useToasts } from '../../toast/toasts.ts';
import { useWorthWords } from '../itemWords.ts';
import styles from '../merit.module.css';
import { restoreItems, strikeItem } from './acts.ts';
import { ItemForm } from './ItemForm.tsx';

/** A line in hand: one that is changed, by its code, or a new one. */
type InHand = { code: string } | 'new';

/** The lines of a rubric; of a draft each can be changed or struck, and others added. */
export function RubricItems({ terms, draft }: { terms: RubricTerms; draft: Rubric | undefined }) {
  const { t } = useTranslation();
  const [inHand, setInHand] = useState<InHand>();
  const edited = draft && inHand !== undefined && inHand !== 'new' ? itemIn(draft, inHand.code) : undefined;
  return (
    <>
      {draft && inHand === undefined && (
        <p className={pieces.acts}>
          <Button onClick={() => setInHand('new')}>{t('rubricItem.add')}</Button>
        </p>
      )}
      {draft && inHand !== undefined && (
        <ItemForm key={edited?.code ?? 'new'} draft={draft} item={edited} onEnd={() => setInHand(undefined)} />
      )}
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col">{t('rubric.code')}</th>
            <th scope="col">{t('rubric.className')}</th>
            <th scope="col">{t('rubric.name')}</th>
            <th scope="col" className="figures">
              {t('rubric.worth')}
            </th>
            <td />
            {draft && <td />}
          </tr>
        </thead>
        <tbody>
          {terms.items.map((item) => (
            <ItemLine key={item.code} item={item} draft={draft} onEdit={() => setInHand({ code: item.code })} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function itemIn({ items }: Rubric, code: string): RubricItem | undefined {
  return items.find((item) => item.code === code);
}

interface ItemLineProps {
  item: RubricItem;
  draft: Rubric | undefined;
  onEdit: () => void;
}

function ItemLine({ item, draft, onEdit }: ItemLineProps) {
  const { t } = useTranslation();
  const points = useWorthWords();
  return (
    <tr>
      <td>{item.code}</td>
      <td>{item.className}</td>
      <td>{item.name}</td>
      <td className="figures">{points(item, 1)}</td>
      <td className={pieces.soft}>{t('rubric.per', { per: item.per })}</td>
      {draft && (
        <td>
          <Button size="small" type="text" aria-label={t('rubricItem.changeOf', { name: item.name })} onClick={onEdit}>
            {t('rubricItem.change')}
          </Button>
          <Strike draft={draft} item={item} />
        </td>
      )}
    </tr>
  );
}

function Strike({ draft, item }: { draft: Rubric; item: RubricItem }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const strike = async () => {
    const problem = await strikeItem(station, draft.id, item.code);
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = await restoreItems(station, draft.id, draft.items);
      if (refused) say({ says: { problem: refused } });
    };
    say({
      says: { done: t('rubricItem.struck', { name: item.name }) },
      action: { label: t('action.undo'), run: undo },
    });
  };
  return (
    <Button
      size="small"
      type="text"
      aria-label={t('rubricItem.strikeOf', { name: item.name })}
      onClick={() => void strike()}
    >
      {t('rubricItem.strike')}
    </Button>
  );
}
