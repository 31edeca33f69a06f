import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { keepCountyKeys } from '../../../shared/sync/courier/keeping.ts';
import { decodeCountyKey } from '../../../shared/sync/courier/keys.ts';
import { Form } from '../../form/Form.tsx';
import { useForm } from '../../form/useForm.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../sync.module.css';
import { ChooseFiles } from './ChooseFiles.tsx';
import { countyKeyPlan, keyProblem } from './countyKeyPlan.ts';

/** Takes the county's key from a file or as it is pasted. */
export function CountyKeyForm() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ key: '' }), []);
  const form = useForm({ plan: countyKeyPlan, draft: 'sync:countyKey', initial, today: today() });

  const keep = async (typed: string) => {
    const read = decodeCountyKey(typed);
    if (!read.ok) return say({ says: { problem: { reason: keyProblem(typed) ?? 'countyKey.notAKey' } } });
    await keepCountyKeys(station, read.value);
    say({ says: { done: t('sync.courier.keyKept') } });
  };
  return (
    <>
      <p>{t('sync.courier.noKey')}</p>
      <div className={styles.acts}>
        <ChooseFiles
          label={t('sync.courier.readKey')}
          accept=".txt"
          onChosen={([file]) => void file?.text().then(keep)}
        />
      </div>
      <Form
        form={form}
        handIn={t('sync.courier.useKey')}
        onFinish={async ({ content }) => {
          await form.clear();
          await keep(String(content.key));
          return undefined;
        }}
      />
    </>
  );
}
