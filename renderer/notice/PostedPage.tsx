import { PlayCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { numberText } from '../../shared/domain/notice/numbering.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './notice.module.css';
import { LINE_TONES, STATE_TONES } from './noticeState.ts';
import { Objections } from './Objections.tsx';
import { PostedText } from './PostedText.tsx';
import { type NoticeForm, noticePaper } from './paperAddress.ts';
import type { OpenPosting } from './read.ts';
import { TakeDown } from './TakeDown.tsx';

/** A notice on the board or taken down: what hung, who objected, and how to print and show it. */
export function PostedPage({ posting, warning }: { posting: OpenPosting; warning: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { posted, place, state } = posting;
  const number = numberText(posted, place);
  const open = (form: NoticeForm) => void navigate(noticePaper(posted.id, form));
  return (
    <ThingPage
      title={posted.title}
      about={`${number} · ${t('notice.hangs', { from: format.date(posted.from), to: format.date(posted.to) })}`}
      acts={<StateTag tone={STATE_TONES[state]}>{t(`notice.state.${state}`)}</StateTag>}
    >
      {place > 0 && <p className={pieces.needsYou}>{t('notice.sameNumber', { number })}</p>}
      {warning && <p className={pieces.needsYou}>{warning}</p>}
      <p className={pieces.acts}>
        <Button icon={<PrinterOutlined />} onClick={() => open('a3')}>
          {t('notice.printA3')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => open('a4')}>
          {t('notice.printA4')}
        </Button>
        <Button icon={<PlayCircleOutlined />} onClick={() => open('slides')}>
          {t('notice.slides')}
        </Button>
      </p>
      <TakeDown posting={posting} />
      <Objections posting={posting} />
      <LineStandings posting={posting} />
      <section className={styles.block} aria-label={t('notice.preview')}>
        <PostedText words={posted} closing={posted.closing} />
        <p className={styles.issuer}>{posted.issuer}</p>
      </section>
    </ThingPage>
  );
}

/** Where each line stands, once that differs between lines or more than waiting is to be said. */
function LineStandings({ posting: { posted, lines, state, objections } }: { posting: OpenPosting }) {
  const { t } = useTranslation();
  if (posted.lines.length === 0 || (state === 'up' && objections.length === 0)) return null;
  return (
    <section className={styles.block}>
      <h2>{t('notice.standing')}</h2>
      <ul className={styles.standings}>
        {posted.lines.map(({ id, cells }) => {
          const standing = lines.get(id) ?? 'posted';
          return (
            <li key={id}>
              <span className={styles.lineName}>{cells.filter((cell) => cell !== '').join(' · ')}</span>
              <StateTag tone={LINE_TONES[standing]}>{t(`notice.lineStanding.${standing}`)}</StateTag>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
