import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import styles from './errors.module.css';
import type { Problem } from './problem.ts';
import { useSentence } from './useSentence.ts';

export interface SentenceProps {
  problem: Problem;
  /** The button that does what the sentence says. */
  action?: { label: string; onClick: () => void };
}

/** A problem as the clerk reads it: what happened, what to do, and the button that does it. */
export function Sentence({ problem, action }: SentenceProps) {
  const sentence = useSentence();
  return (
    <div role="alert" className={styles.sentence}>
      <ExclamationCircleOutlined aria-hidden className={styles.icon} />
      <span className={styles.words}>{sentence(problem)}</span>
      {action && <Button onClick={action.onClick}>{action.label}</Button>}
    </div>
  );
}
