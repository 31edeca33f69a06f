import { useSyncExternalStore } from 'react';
import { useStation } from '../../station/station.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { Ended } from './Ended.tsx';
import { Importing } from './Importing.tsx';
import styles from './import.module.css';
import { importSessionOf } from './importSession.ts';
import { Preview } from './Preview.tsx';
import { Reading } from './Reading.tsx';

/** 从表格导入花名册: choose a file, see what was understood, put it right, import. */
export default function ImportScreen() {
  const session = importSessionOf(useStation());
  const state = useSyncExternalStore(session.onChange, session.state);
  const step = () => {
    switch (state.at) {
      case 'choosing':
        return <ChooseFile problem={state.problem} onFile={(file) => void session.read(file)} />;
      case 'reading':
        return <Reading state={state} onStop={session.restart} />;
      case 'preview':
        return <Preview state={state} session={session} />;
      case 'importing':
        return <Importing state={state} onStop={session.stop} />;
      case 'ended':
        return <Ended state={state} session={session} />;
    }
  };
  return (
    <section className={styles.screen} data-step={state.at}>
      {step()}
    </section>
  );
}
