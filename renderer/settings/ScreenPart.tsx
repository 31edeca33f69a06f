import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow, labelId } from '../form/FieldRow.tsx';
import { prefer, usePreferences } from '../preferences/preferences.ts';
import styles from './settings.module.css';

/** Type size and language; they hold at once. */
export function ScreenPart() {
  const { t } = useTranslation();
  const { typeSize, language } = usePreferences();
  return (
    <div className={styles.sheet}>
      <FieldRow id="typeSize" label={t('settings.screen.typeSize')}>
        <Radio.Group
          id="typeSize"
          aria-labelledby={labelId('typeSize')}
          value={typeSize}
          onChange={(event) => prefer({ typeSize: event.target.value })}
          options={[
            { value: 'normal', label: t('settings.screen.normal') },
            { value: 'large', label: t('settings.screen.large') },
          ]}
        />
      </FieldRow>
      <FieldRow id="language" label={t('settings.screen.language')}>
        <Radio.Group
          id="language"
          aria-labelledby={labelId('language')}
          value={language}
          onChange={(event) => prefer({ language: event.target.value })}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </FieldRow>
    </div>
  );
}
