import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';
import { type Slide, slidesOf } from '../../shared/domain/notice/slides.ts';
import styles from './slides.module.css';

/** How long a slide stays: eight rows read slowly, twice. */
const SHOWN_MS = 15_000;

interface Shown {
  title: string;
  issuer: string;
  slide: Slide;
}

function wantsStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Notices on a hall's display: the whole screen, one picture after another, round and round. Where the computer asks for
 * less motion, pictures change only by key.
 */
export function SlideShow({ notices }: { notices: readonly PostedNotice[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const slides = useMemo(
    () => notices.flatMap((one) => slidesOf(one).map((slide) => ({ title: one.title, issuer: one.issuer, slide }))),
    [notices],
  );
  const [at, setAt] = useState(0);
  const [running, setRunning] = useState(() => !wantsStill());
  const count = slides.length;
  const turn = useCallback((by: number) => setAt((now) => (count === 0 ? 0 : (now + by + count) % count)), [count]);
  const leave = useCallback(() => void navigate(-1), [navigate]);
  useWholeScreen();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a slide turned by hand stays its full time
  useEffect(() => {
    if (!running || count < 2) return;
    const timer = setTimeout(() => turn(1), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [running, turn, count, at]);

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (['ArrowRight', 'PageDown', 'ArrowDown'].includes(event.key)) turn(1);
      else if (['ArrowLeft', 'PageUp', 'ArrowUp'].includes(event.key)) turn(-1);
      else if (event.key === 'Home') setAt(0);
      else if (event.key === 'End') setAt(Math.max(count - 1, 0));
      else if (event.key === ' ') setRunning((now) => !now);
      else if (event.key === 'Escape') leave();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [turn, leave, count]);

  const shown = slides[Math.min(at, count - 1)];
  return (
    <main className={styles.show} aria-label={t('slides.label')}>
      {shown ? <Picture shown={shown} /> : <p className={styles.none}>{t('slides.none')}</p>}
      <footer className={styles.foot}>
        <span>{t('slides.help')}</span>
        <span className="figures">{t('slides.page', { page: Math.min(at + 1, count), pages: count })}</span>
        <Button onClick={() => setRunning(!running)}>{t(running ? 'slides.pause' : 'slides.go')}</Button>
        <Button onClick={leave}>{t('slides.leave')}</Button>
      </footer>
    </main>
  );
}

function Picture({ shown: { title, issuer, slide } }: { shown: Shown }) {
  return (
    <section className={styles.picture} aria-live="off">
      <h1>{title}</h1>
      <div className={styles.body}>
        {slide.show === 'words' ? (
          slide.text.split('\n').map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place on the slide
            <p key={index}>{paragraph}</p>
          ))
        ) : (
          <table>
            <thead>
              <tr>
                {slide.columns.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {slide.lines.map(({ id, cells }) => (
                <tr key={id}>
                  {slide.columns.map((head, column) => (
                    <td key={head}>{cells[column] ?? ''}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <p className={styles.issuer}>{issuer}</p>
    </section>
  );
}

/** Takes the whole screen while it is shown; where the browser will not, the window is filled all the same. */
function useWholeScreen(): void {
  useEffect(() => {
    const asked = document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      void asked
        ?.then(() => (document.fullscreenElement ? document.exitFullscreen() : undefined))
        .catch(() => undefined);
    };
  }, []);
}
