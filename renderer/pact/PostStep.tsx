import { NotificationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { draftPactNotice } from './acts.ts';
import type { PactRoom } from './read.ts';

/** Posting goes by a notice, which is drafted here and posted at 公示. */
export function PostStep({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { value } = useLive(
    useCallback(
      async (one: Station) => {
        const posted = new Set(room.postings.map(({ posted: { notice } }) => notice));
        return (await partsOf(one.device, room.id, 'notice')).filter((id) => !posted.has(id)).at(-1);
      },
      [room.id, room.postings],
    ),
  );
  const draft = async () => {
    if (value) return navigate(addressOf(value));
    const drafted = await draftPactNotice(station, room);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    return navigate(addressOf(drafted.id));
  };
  return (
    <p className={pieces.acts}>
      <Button type="primary" icon={<NotificationOutlined />} onClick={() => void draft()}>
        {t(value ? 'pact.openNotice' : 'pact.draftNotice')}
      </Button>
      <span className={pieces.soft}>{t('pact.postAbout')}</span>
    </p>
  );
}
