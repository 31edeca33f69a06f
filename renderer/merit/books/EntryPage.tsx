import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mainOf } from '../../../shared/domain/merit/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { addressOf } from '../../app/address.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { Facts } from '../../frame/Facts.tsx';
import pieces from '../../frame/pieces.module.css';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive } from '../../station/station.ts';
import styles from '../merit.module.css';
import { passbookAddress } from '../passbookAddress.ts';
import { Reverse } from '../Reverse.tsx';
import { entryAddress } from './entryAddress.ts';
import { type EntryInHand, type NamedPosting, readEntry } from './read.ts';

/** One entry of the ledger with all that it rests on: from a balance to the deed, the decision and the people. */
export function EntryPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { value } = useLive(useCallback(async (station: Station) => ({ found: await readEntry(station, id) }), [id]));
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'merit.entryGone' }} />;
  return (
    <ThingPage
      title={found.text || t('books.noText')}
      about={t(`journal.kind.${found.kind}`, { defaultValue: found.kind })}
      acts={hasSlip(found.kind) && <Link to={`/paper/slip/${id}`}>{t('books.slip')}</Link>}
    >
      <Postings postings={found.postings} />
      <RestsOn found={found} />
      <OnRecord id={id} found={found} />
      {found.state === 'counts' && found.kind !== 'reversal' && <TakeBack id={id} found={found} />}
    </ThingPage>
  );
}

/** What was written wrongly is reversed from here, whoever's account it is. */
function TakeBack({ id, found: { text, postings } }: { id: string; found: EntryInHand }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const main = mainOf(postings);
  if (!main) return null;
  if (open) return <Reverse entry={id} text={text} points={main.points} onDone={() => setOpen(false)} />;
  return (
    <p className={pieces.acts}>
      <Button onClick={() => setOpen(true)}>{t('reversal.title')}</Button>
    </p>
  );
}

function hasSlip(kind: string): boolean {
  return kind === 'deposit' || kind === 'redemption';
}

function Postings({ postings }: { postings: readonly NamedPosting[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={pieces.block}>
      <h2>{t('books.postings')}</h2>
      <table className={styles.table}>
        <tbody>
          {postings.map((posting) => (
            <tr key={posting.account}>
              <td>
                <Owner posting={posting} />
              </td>
              <td className="figures">
                {posting.points > 0 ? `+${format.points(posting.points)}` : format.points(posting.points)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Owner({ posting: { account, name } }: { posting: NamedPosting }) {
  const { t } = useTranslation();
  if (account.startsWith('household:')) {
    return <Link to={passbookAddress(account)}>{t('merit.householdOf', { name })}</Link>;
  }
  if (account.startsWith('person:')) return <Link to={addressOf(account)}>{name}</Link>;
  return t(`books.line.${account}`, { defaultValue: name });
}

/** The deed, the judgement and the sitting behind a deposit; the entry that a reversal takes back. */
function RestsOn({ found: { deed, judgement, reverses, reversedBy, reason } }: { found: EntryInHand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    { label: t('books.deed'), value: deed && <Link to={addressOf(deed)}>{t('books.openDeed')}</Link> },
    {
      label: t('books.judgement'),
      value:
        judgement &&
        t('books.judged', {
          by: judgement.judgedBy,
          on: format.date(judgement.judgedOn),
          points: format.points(judgement.points),
        }),
    },
    {
      label: t('books.sitting'),
      value: judgement?.sitting && <Link to={addressOf(judgement.sitting)}>{t('books.openMeeting')}</Link>,
    },
    {
      label: t('books.reverses'),
      value: reverses && <Link to={entryAddress(reverses)}>{t('books.openEntry')}</Link>,
    },
    {
      label: t('books.reversedBy'),
      value: reversedBy && <Link to={entryAddress(reversedBy)}>{t('books.openEntry')}</Link>,
    },
    { label: t('books.because'), value: reason },
  ];
  return <Facts title={t('books.restsOn')} facts={facts} />;
}

/** Who wrote it, when, on which laptop, as which of its entries, and whether it is still what was written. */
function OnRecord({ id, found }: { id: string; found: EntryInHand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, at, device, chain, isTrue, state, postedOn } = found;
  const facts = [
    { label: t('books.day'), value: format.date(postedOn) },
    { label: t('books.by'), value: `${by} ${format.moment(at)}` },
    {
      label: t('books.state'),
      value: <StateTag tone={state === 'counts' ? 'settled' : 'needsYou'}>{t(`books.states.${state}`)}</StateTag>,
    },
    {
      label: t('books.seal'),
      value: <StateTag tone={isTrue ? 'settled' : 'needsYou'}>{t(isTrue ? 'books.true' : 'books.forged')}</StateTag>,
    },
    {
      label: t('books.chain'),
      value: chain && t('books.chainWords', { number: chain.number, device: device.slice(-4) }),
    },
    { label: t('books.number'), value: id.split(':')[1] ?? id },
  ];
  return <Facts title={t('books.record')} facts={facts} />;
}
