import { useParams } from 'react-router';
import { isPart } from './places.ts';
import { SettleRoom } from './SettleRoom.tsx';
import { SyncPage } from './SyncPage.tsx';

/** What stands behind the light (SYNC V1): the state of sync, and what waits for a person. */
export default function SyncScreen() {
  const { part, id } = useParams();
  return isPart(part) ? <SettleRoom key={part} part={part} id={id} /> : <SyncPage />;
}
