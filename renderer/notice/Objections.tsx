import { useTranslation } from 'react-i18next';
import type { FollowedObjection } from '../../shared/domain/notice/objecting.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { today } from '../station/today.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { Folded } from './Folded.tsx';
import styles from './notice.module.css';
import { OBJECTION_TONES } from './noticeState.ts';
import { ObjectionForm } from './ObjectionForm.tsx';
import type { OpenPosting } from './read.ts';
import { useLineName } from './useLineName.ts';

/** Who objected to what, and what was answered. */
export function Objections({ posting }: { posting: OpenPosting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { posted, objections } = posting;
  const isTaken = today() <= posted.objectionsUntil;
  if (objections.length === 0 && !isTaken) return null;
  return (
    <section className={styles.block} aria-label={t('objection.title')}>
      <h2>{t('objection.title')}</h2>
      <p className={pieces.soft}>
        {t('notice.objectUntil', { date: format.date(posted.objectionsUntil), days: posted.answerDays })}
      </p>
      {objections.length === 0 && <p className={pieces.soft}>{t('notice.noObjections')}</p>}
      <ul className={styles.objections}>
        {objections.map((followed) => (
          <ObjectionLine key={followed.objection.id} posting={posting} followed={followed} />
        ))}
      </ul>
      {isTaken && (
        <Folded label={t('objection.add')}>
          {(close) => <ObjectionForm key={objections.length} posted={posted} onDone={close} />}
        </Folded>
      )}
    </section>
  );
}

function ObjectionLine({ posting, followed }: { posting: OpenPosting; followed: FollowedObjection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useLineName(posting.posted);
  const { objection, state, answer } = followed;
  const isOpen = state === 'open' || state === 'overdue';
  return (
    <li>
      <p className={styles.objection}>
        <StateTag tone={OBJECTION_TONES[state]}>{t(`objection.state.${state}`)}</StateTag>
        <strong>{nameOf(objection.line)}</strong>
        <span className={pieces.soft}>
          {t('objection.by', {
            name: objection.objector || t('objection.anonymous'),
            date: format.date(objection.raisedOn),
          })}
          {isOpen && ` · ${t('objection.dueOn', { date: format.date(objection.answerBy) })}`}
        </span>
      </p>
      <p>{objection.content}</p>
      {answer && (
        <p className={pieces.soft}>
          {t('objectionAnswer.said', {
            by: answer.answeredBy,
            date: format.date(answer.answeredOn),
            content: answer.content,
          })}
        </p>
      )}
      <Folded label={t(answer ? 'objectionAnswer.again' : 'objectionAnswer.add')}>
        {(close) => <AnswerForm objection={objection} issuer={posting.posted.issuer} onDone={close} />}
      </Folded>
    </li>
  );
}
