import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import styles from './errors.module.css';
import { Sentence } from './Sentence.tsx';

/** The last stand: where the frame itself failed, one sentence and one button. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.page}>
        <Sentence
          problem={{ reason: 'unexpected.screen' }}
          action={{ label: i18next.t('action.reopen'), onClick: () => location.reload() }}
        />
      </main>
    );
  }
}
