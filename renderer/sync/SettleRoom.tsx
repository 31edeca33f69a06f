import { useTranslation } from 'react-i18next';
import { WorkArea } from '../frame/WorkArea.tsx';
import { AsidePage } from './AsidePage.tsx';
import { DisputePage } from './DisputePage.tsx';
import type { Part } from './places.ts';
import { RefusedPage } from './RefusedPage.tsx';
import { SettleList } from './SettleList.tsx';

const PAGES = { refused: RefusedPage, disputes: DisputePage, aside: AsidePage };

/** What waits for a person on the left, the one in hand on the right. */
export function SettleRoom({ part, id }: { part: Part; id: string | undefined }) {
  const { t } = useTranslation();
  const Page = PAGES[part];
  return (
    <WorkArea
      list={<SettleList part={part} opened={id} />}
      thing={id === undefined ? undefined : <Page key={id} id={id} />}
      hint={<p>{t('sync.hint')}</p>}
    />
  );
}
