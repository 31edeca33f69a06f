import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { postWord } from '../../shared/domain/council/words.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import styles from './post.module.css';
import { type HeldPost, readPostsOf } from './read.ts';

/** The posts of a person in the councils and the volunteer teams, with their days. Nothing where there are none. */
export function PostsHeld({ person }: { person: string }) {
  const { t } = useTranslation();
  const { value } = useLive(useCallback((station: Station) => readPostsOf(station, person), [person]));
  if (!value || value.length === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t('post.held')}</h2>
      <ul className={styles.held}>
        {value.map((post) => (
          <PostLine key={post.held.id} post={post} />
        ))}
      </ul>
    </section>
  );
}

function PostLine({ post }: { post: HeldPost }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { from, to } = post.held;
  const chinese = i18n.language.startsWith('zh');
  const word =
    post.kind === 'seat' && chinese
      ? postWord(post.council, post.held.post)
      : t(post.kind === 'seat' ? `council.post.${post.held.post}` : `team.postOf.${post.held.post}`);
  const days = [
    t('post.since', { date: format.date(from) }),
    to !== undefined && t('post.until', { date: format.date(to) }),
  ];
  return (
    <li>
      <Link to={addressOf(post.of)}>{post.where}</Link>
      <span>{word}</span>
      <span className={pieces.soft}>{days.filter(Boolean).join('，')}</span>
    </li>
  );
}
