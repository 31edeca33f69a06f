import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import { bodyKind } from '../../shared/domain/council/council.ts';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { CouncilPage } from './CouncilPage.tsx';
import { CouncilPlaces } from './CouncilPlaces.tsx';
import { CouncilSide } from './CouncilSide.tsx';
import { FollowUp } from './FollowUp.tsx';
import { FoundCouncil } from './FoundCouncil.tsx';
import { MeetingPage } from './MeetingPage.tsx';

/** 四会: the councils and their meetings on the left, the one in hand on the right. */
export default function CouncilRoom() {
  const { t } = useTranslation();
  const council = useMatch('/council/:id')?.params.id;
  const meeting = useMatch('/meeting/:id/:step?');
  const [query] = useSearchParams();
  const meetingId = idAt('meeting', meeting?.params.id);
  const councilId = idAt('council', council);

  const thing = () => {
    if (meetingId) return <MeetingPage key={meetingId} id={meetingId} step={meeting?.params.step} />;
    if (council === NEW) return <FoundCouncil kind={bodyKind.safeParse(query.get('kind')).data} />;
    if (councilId) return <CouncilPage key={councilId} id={councilId} />;
    return <FollowUp hint={t('council.hint')} />;
  };
  const list = (
    <CouncilPlaces>
      <CouncilSide council={councilId} meeting={meetingId} />
    </CouncilPlaces>
  );
  return <WorkArea list={list} thing={thing()} />;
}
