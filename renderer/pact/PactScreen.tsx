import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { useLive } from '../station/station.ts';
import { LawsPage } from './LawsPage.tsx';
import { NewPact } from './NewPact.tsx';
import { PactPage } from './PactPage.tsx';
import { PactSide } from './PactSide.tsx';
import { pactOfClause, readPacts } from './read.ts';

/** Where the words of the law stand; no version has such a name. */
const LAWS = 'laws';

/** 一约: the versions of the pact on the left, the one in hand on the right; without one, the one in force. */
export default function PactScreen() {
  const place = useMatch('/pact/:id?/:part?')?.params;
  const clauseId = idAt('clause', useMatch('/clause/:id')?.params.id);
  const { value: versions } = useLive(readPacts);
  const { value: ofClause } = useLive(
    useCallback(
      async (station: Station) => ({ pact: clauseId && (await pactOfClause(station, clauseId)) }),
      [clauseId],
    ),
  );
  const named = place?.id === LAWS ? undefined : idAt('pact', place?.id);
  const first = versions?.find(({ stage }) => stage === 'inForce') ?? versions?.[0];
  const shown = clauseId ? ofClause?.pact : (named ?? first?.id);
  const thing = () => {
    if (place?.id === LAWS) return <LawsPage />;
    if (place?.id === NEW) return <NewPact versions={versions ?? []} />;
    return shown ? <PactPage key={shown} id={shown} part={place?.part} focused={clauseId} /> : undefined;
  };
  const opened = place?.id === LAWS || place?.id === NEW ? undefined : shown;
  return <WorkArea list={<PactSide versions={versions} opened={opened} />} thing={thing()} hint={<Hint />} />;
}

function Hint() {
  const { t } = useTranslation();
  return t('pact.hint');
}
