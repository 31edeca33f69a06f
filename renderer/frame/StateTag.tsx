import styles from './stateTag.module.css';

export interface StateTagProps {
  /** `settled`: nothing more to do; `needsYou`: somebody must act; `plain`: on its way. The words say it too. */
  tone: 'plain' | 'settled' | 'needsYou';
  children: string;
}

/** Where a thing stands, in a word. */
export function StateTag({ tone, children }: StateTagProps) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
