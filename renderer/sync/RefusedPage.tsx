import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { definitionOf } from '../../shared/domain/kinds.ts';
import { offerAgain } from '../../shared/sync/push.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { placeOf } from './places.ts';
import { refusalProblem } from './refusalProblem.ts';
import { SettledAlready, ThingFrame } from './ThingFrame.tsx';
import { useGoOn } from './useGoOn.ts';
import { useThing } from './useThing.ts';

/** A document that the county refused: why, the way to correct it, and sending it again (SYNC U4). */
export function RefusedPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const goOn = useGoOn('refused');
  const read = useThing('refused', id);
  if (!read) return null;
  const document = read === 'settled' ? undefined : read.thing.document;
  if (read === 'settled' || !document) return <SettledAlready />;

  const words = document.local.refusal ?? '';
  const problem = refusalProblem(i18n, document);
  const place = placeOf(document);
  const isRecord = definitionOf(document.kind)?.nature === 'record';
  const send = async () => {
    await offerAgain(station, [id]);
    say({ says: { done: t('sync.refused.offered') } });
    await goOn(id);
  };
  return (
    <ThingFrame
      thing={read.thing}
      acts={
        <>
          {place && (
            <Link to={place}>
              <Button type={isRecord ? 'primary' : 'default'} tabIndex={-1}>
                {t(isRecord ? 'sync.refused.correct' : 'sync.refused.open')}
              </Button>
            </Link>
          )}
          <Button onClick={() => void send()}>{t('sync.refused.again')}</Button>
        </>
      }
    >
      <Sentence problem={problem} />
      <p>{t('sync.refused.about')}</p>
      {problem.reason === 'refusal.other' && words !== '' && (
        <p className={pieces.soft}>{t('sync.refused.words', { words })}</p>
      )}
    </ThingFrame>
  );
}
