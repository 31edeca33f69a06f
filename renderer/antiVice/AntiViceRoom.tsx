import { useTranslation } from 'react-i18next';
import { useMatch, useParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { CouncilPlaces } from '../council/CouncilPlaces.tsx';
import { WorkArea } from '../frame/WorkArea.tsx';
import { PinGate } from '../station/lock/PinGate.tsx';
import { CaseFileList } from './CaseFileList.tsx';
import { CaseFilePage } from './CaseFilePage.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryList } from './EntryList.tsx';
import { EntryPage } from './EntryPage.tsx';
import { OpenCaseFile } from './OpenCaseFile.tsx';

/** 禁毒禁赌: the register, and the case files behind the PIN. */
export default function AntiViceRoom() {
  const { t } = useTranslation();
  const part = useParams().id;
  if (useMatch('/caseFile/:id?')) return <CaseFiles part={part} />;
  const id = idAt('antiViceEntry', part);
  const thing = id ? <EntryPage key={id} id={id} /> : part === NEW ? <EntryForm /> : undefined;
  const list = (
    <CouncilPlaces>
      <EntryList opened={id} />
    </CouncilPlaces>
  );
  return <WorkArea list={list} thing={thing} hint={t('antiVice.hint')} />;
}

function CaseFiles({ part }: { part: string | undefined }) {
  const { t } = useTranslation();
  const id = part === NEW ? undefined : part;
  const thing = id ? <CaseFilePage key={id} id={id} /> : part === NEW ? <OpenCaseFile /> : undefined;
  const list = (
    <CouncilPlaces>
      <CaseFileList opened={id} />
    </CouncilPlaces>
  );
  return (
    <PinGate title={t('caseFile.list')}>
      <WorkArea list={list} thing={thing} hint={t('caseFile.hint')} />
    </PinGate>
  );
}
