import { useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import type { MeritCode } from '../../../shared/domain/merit/code.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { partsOf } from '../../../shared/store/derived/search.ts';
import type { Station } from '../../../shared/store/station.ts';
import { idAt } from '../../app/address.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { PrintView } from '../../print/PrintView.tsx';
import { usePaperWords } from '../../print/paperWords.ts';
import { readSettings } from '../../station/settings.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { CodeMark } from './CodeMark.tsx';
import styles from './code.module.css';
import { useSignedCodes } from './useSignedCode.ts';

/** Cards printed at once: a villagers' group is some hundred households at most. */
const CARDS_MAX = 300;

async function readCards(station: Station, id: string, isGroup: boolean) {
  const [household, settings] = await Promise.all([station.get<'household'>(id), readSettings(station)]);
  const name = settings?.name ?? '';
  if (!household) return { households: [], name };
  if (!isGroup) return { households: [household as Household], name };
  const ids = (await partsOf(station.device, household.villagersGroup, 'household')).slice(0, CARDS_MAX);
  return { households: [...(await station.getMany(ids)).values()] as unknown as Household[], name };
}

/** 户卡 to cut out: of one household, `/paper/card/01J…`, or of all of its group, `/paper/card/01J…/group`. */
export default function HouseholdCards() {
  const { t } = usePaperWords();
  const station = useStation();
  const { household, scope } = useParams();
  const id = idAt('household', household) ?? '';
  const { value } = useLive(useCallback((at: Station) => readCards(at, id, scope === 'group'), [id, scope]));
  const codes = useMemo(
    () => value?.households.map((one): MeritCode => cardCode(station.code, one.id)),
    [value, station],
  );
  const signed = useSignedCodes(codes);
  if (value && value.households.length === 0) return <Sentence problem={{ reason: 'merit.householdGone' }} />;
  return (
    <PrintView title={t('code.card')} ready={value !== undefined && signed.ready}>
      {signed.problem && <Sentence problem={signed.problem} />}
      <article className={`paper ${styles.cards}`} lang="zh-CN">
        {value?.households.map(({ id: one, headName, villagersGroup }, index) => (
          <section key={one} className={styles.card}>
            <h2>
              {value.name} {t('code.card')}
            </h2>
            <p>
              <strong>{headName}</strong>
              {villagersGroup}
            </p>
            {signed.texts[index] && <CodeMark text={signed.texts[index]} />}
          </section>
        ))}
      </article>
    </PrintView>
  );
}

function cardCode(station: string, about: string): MeritCode {
  return { form: 'card', station, about, points: 0, day: today() };
}
