import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pact.module.css';

export interface ChapterNameProps {
  number: string;
  name: string;
  onName: (name: string) => Promise<void>;
}

/** A chapter's name, changed for all its clauses when it is left. An empty one takes the chapter away. */
export function ChapterName({ number, name, onName }: ChapterNameProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const leave = () => {
    if (typed.trim() !== name) void onName(typed.trim());
  };
  return (
    <div className={styles.chapter}>
      <span>{number}</span>
      <Input
        value={typed}
        maxLength={200}
        aria-label={t('pact.chapterName', { number })}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onPressEnter={leave}
      />
    </div>
  );
}
