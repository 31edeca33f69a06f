import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { Door } from './Door.tsx';

/** While a station's database opens: what is being done, and how far it is. */
export function Opening({ name, done, total }: { name: string; done: number; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Door title={name}>
      <p role="status">
        {total === 0
          ? t('opening.opening')
          : t('opening.filling', { done: format.count(done), total: format.count(total) })}
      </p>
      {total > 0 && <Progress percent={Math.round((done / total) * 100)} showInfo={false} />}
    </Door>
  );
}
