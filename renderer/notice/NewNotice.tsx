import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { NOTICE_TEMPLATES, noticeTermsOn } from '../../shared/domain/notice/terms.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { draftNotice } from './acts.ts';
import { draftIn, type NoticeForm, noticePlan, typedNotice } from './noticeForm.ts';
import { readNoticeRules } from './read.ts';

const PLAN = noticePlan(true);

async function readBeginning(station: Station) {
  const [settings, rules] = await Promise.all([readSettings(station), readNoticeRules(station)]);
  return {
    issuer: settings?.village ? `${settings.village}村民委员会` : '',
    days: noticeTermsOn(rules, 'other', today()).days,
  };
}

/** A notice of something that has no page of its own here. */
export function NewNotice() {
  const { value: beginning } = useLive(readBeginning);
  return beginning ? <NewForm {...beginning} /> : null;
}

function NewForm({ issuer, days }: { issuer: string; days: number }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(() => {
    const empty = { title: '', opening: '', columns: [], lines: [] };
    return typedNotice({ ...empty, subject: NOTICE_TEMPLATES.other.subject, issuer, days });
  }, [issuer, days]);
  const form = useForm({ plan: PLAN, draft: 'notice/new', initial, today: today() });
  return (
    <ThingPage title={t('notice.new')}>
      <Form
        form={form}
        focusFirst
        handIn={t('notice.save')}
        onFinish={async ({ content }) => {
          const said = content as NoticeForm;
          const drafted = await draftNotice(station, draftIn(said), said.days);
          if (!drafted.ok) return drafted.problem;
          say({ says: { done: t('notice.saved') } });
          await navigate(addressOf(drafted.id), { replace: true });
          return undefined;
        }}
      >
        <p className={pieces.soft}>{t('notice.listHint')}</p>
      </Form>
    </ThingPage>
  );
}
