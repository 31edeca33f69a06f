import { CheckCircleFilled, CloudUploadOutlined, PauseCircleOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { type ComponentType, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Sentence } from '../errors/Sentence.tsx';
import { useSentence } from '../errors/useSentence.ts';
import pieces from '../frame/pieces.module.css';
import { type Format, useFormat } from '../i18n/format.ts';
import { clockProblem } from './clock.ts';
import { minutesLeft, type Progress } from './estimate.ts';
import { useSync, useSyncStatus } from './SyncRoom.tsx';
import { type SyncState, stateOf } from './stateOf.ts';
import styles from './sync.module.css';

/** Where sync stands, in one sentence, and what can be done about it. */
export function StatePanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useSentence();
  const sync = useSync();
  const status = useSyncStatus();
  const state = stateOf(status);
  const clock = clockProblem(status.clockOffMs, t);
  const Icon = iconOf(state);
  return (
    <section className={styles.state} data-is={state.is} aria-label={t('nav.sync')}>
      <div className={styles.stands}>
        <span className={styles.stateIcon} aria-hidden>
          <Icon />
        </span>
        <p className={styles.sentence} role="status">
          {state.is === 'problem' ? sentence({ reason: `sync.${state.problem}` }) : stateText(state, t, format)}
        </p>
        {status.connected && (
          <div className={styles.acts}>
            {state.is !== 'paused' && <Button onClick={sync.nudge}>{t('sync.tryNow')}</Button>}
            {state.is === 'paused' ? (
              <Button type="primary" onClick={sync.resume}>
                {t('sync.resume')}
              </Button>
            ) : (
              <Button onClick={sync.pause}>{t('sync.pause')}</Button>
            )}
          </div>
        )}
      </div>
      {state.is === 'working' && <HowFar done={state.done} total={state.total} />}
      <p className={pieces.soft}>
        {status.levelAt === undefined
          ? t('sync.neverLevel')
          : t('sync.lastLevel', { at: format.moment(new Date(status.levelAt).toISOString()) })}
      </p>
      {clock && <Sentence problem={clock} />}
    </section>
  );
}

function iconOf({ is }: SyncState): ComponentType {
  if (is === 'level') return CheckCircleFilled;
  if (is === 'problem') return WarningFilled;
  return is === 'paused' ? PauseCircleOutlined : CloudUploadOutlined;
}

function stateText(state: Exclude<SyncState, { is: 'problem' }>, t: TFunction, format: Format): string {
  switch (state.is) {
    case 'working':
      return t('sync.state.working', { done: format.count(state.done), total: format.count(state.total) });
    case 'waiting':
    case 'filesWaiting':
      return t(`sync.state.${state.is}`, { number: format.count(state.count) });
    default:
      return t(`sync.state.${state.is}`);
  }
}

/** How far a long exchange is, and about how long it will take (SYNC V2). */
function HowFar({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation();
  const first = useRef<Progress>({ done, at: Date.now() });
  const minutes = minutesLeft(first.current, { done, at: Date.now() }, total);
  return (
    <div className={styles.howFar}>
      <progress value={done} max={total} aria-label={t('sync.state.working', { done, total })} />
      {minutes !== undefined && <span className={pieces.soft}>{t('sync.minutesLeft', { minutes })}</span>}
    </div>
  );
}
