import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { ThingPage } from '../frame/ThingPage.tsx';
import { AccessPart } from './AccessPart.tsx';
import { ClerkPart } from './ClerkPart.tsx';
import { DeadlinesPart } from './DeadlinesPart.tsx';
import { isPart, type Part } from './parts.ts';
import { ScreenPart } from './ScreenPart.tsx';
import { SettingsRoom } from './SettingsRoom.tsx';
import { StationPart } from './StationPart.tsx';
import { StoragePart } from './StoragePart.tsx';

const SHOWN: Record<Exclude<Part, 'sync'>, () => React.ReactNode> = {
  station: () => <StationPart />,
  clerk: () => <ClerkPart />,
  screen: () => <ScreenPart />,
  storage: () => <StoragePart />,
  deadlines: () => <DeadlinesPart />,
  access: () => <AccessPart />,
};

export default function SettingsScreen() {
  const { t } = useTranslation();
  const { part } = useParams();
  if (!isPart(part) || part === 'sync') return <Navigate to="/settings/station" replace />;
  return (
    <SettingsRoom>
      <ThingPage title={t(`settings.${part}.title`)}>{SHOWN[part]()}</ThingPage>
    </SettingsRoom>
  );
}
