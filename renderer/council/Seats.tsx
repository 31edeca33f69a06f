import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../shared/domain/calendar/parse.ts';
import type { BodyKind, Seat } from '../../shared/domain/council/council.ts';
import { seatsOn } from '../../shared/domain/council/seats.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import { formerTenures } from '../../shared/domain/post/tenure.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { Leave } from '../post/Leaving.tsx';
import { today } from '../station/today.ts';
import type { CouncilInHand } from './CouncilPage.tsx';
import styles from './council.module.css';

/** Who sits on the council on a day, today at first, and who has left it. */
export function Seats({ council, seats }: CouncilInHand) {
  const { t } = useTranslation();
  const [asOf, setAsOf] = useState('');
  const read = parseDay(asOf, today());
  const day = read.ok ? read.value : today();
  const held = seatsOn(seats, day);
  const former = formerTenures(seats, day);
  return (
    <section className={pieces.block}>
      <div className={styles.blockHead}>
        <h2>
          {t('council.members')} · {t('council.membersCount', { number: held.length })}
        </h2>
        <Input
          className={styles.asOf as string}
          aria-label={t('council.asOf')}
          placeholder={t('council.asOf')}
          value={asOf}
          status={asOf.trim() !== '' && !read.ok ? 'error' : ''}
          onChange={(event) => setAsOf(event.target.value)}
        />
      </div>
      {held.length === 0 && <p className={pieces.soft}>{t('council.noMembers')}</p>}
      <ul className={styles.memberList}>
        {held.map((seat) => (
          <SeatLine key={seat.id} kind={council.council} seat={seat} mayLeave={day === today()} />
        ))}
      </ul>
      {former.length > 0 && (
        <details>
          <summary>{t('post.former', { number: former.length })}</summary>
          <ul className={styles.memberList}>
            {former.map((seat) => (
              <SeatLine key={seat.id} kind={council.council} seat={seat} mayLeave={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function SeatLine({ kind, seat, mayLeave }: { kind: BodyKind; seat: Seat; mayLeave: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const post = i18n.language.startsWith('zh') ? postWord(kind, seat.post) : t(`council.post.${seat.post}`);
  const elected = seat.ballots !== undefined && t('council.ballotsWon', { number: format.count(seat.ballots) });
  const since = [seat.cameBy, elected, t('post.since', { date: format.date(seat.from) })].filter(Boolean).join('，');
  const until =
    seat.to && [t('post.until', { date: format.date(seat.to) }), seat.leftBecause].filter(Boolean).join('，');
  return (
    <li>
      <span className={styles.name}>{seat.name}</span>
      <span>{post}</span>
      <span className={pieces.soft}>{[since, until].filter(Boolean).join('；')}</span>
      {mayLeave && <Leave tenure={seat} />}
    </li>
  );
}
