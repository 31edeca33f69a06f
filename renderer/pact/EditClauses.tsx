import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chapterNumber, numbered } from '../../shared/domain/pact/clauses.ts';
import { CLAUSES_MAX, pact } from '../../shared/domain/pact/pact.ts';
import type { Content } from '../../shared/store/station.ts';
import type { Acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { KeptField } from '../form/KeptField.tsx';
import type { Field, FormPlan } from '../form/plan.ts';
import { readField } from '../form/read.ts';
import { useKept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { addClause, moveClause, nameChapter, voidIt } from './acts.ts';
import { ChapterName } from './ChapterName.tsx';
import { ClauseField } from './ClauseField.tsx';
import styles from './pact.module.css';
import type { PactRoom } from './read.ts';

/**
 * The clauses of a draft: typed as one reads them, numbered by themselves. Enter goes on to the next clause or begins one,
 * Alt ↑ ↓ moves, Backspace takes an empty one away. What is typed is kept at once.
 */
export function EditClauses({ room, focused }: { room: PactRoom; focused: string | undefined }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [focus, setFocus] = useState(focused);
  const clauses = useMemo(() => numbered(room.clauses), [room.clauses]);
  const tell = (problem: Problem | undefined) => {
    if (problem) say({ says: { problem } });
  };
  const add = async (at: number) => {
    if (clauses.length >= CLAUSES_MAX) return say({ says: { problem: { reason: 'pact.tooManyClauses' } } });
    const added: Acted = await addClause(station, room, at);
    if (added.ok) setFocus(added.id);
    else tell(added.problem);
  };
  const remove = async (place: number) => {
    const gone = clauses[place]?.clause;
    if (!gone) return;
    setFocus(clauses[place - 1]?.clause.id ?? clauses[place + 1]?.clause.id);
    tell(await voidIt(station, gone.id));
  };
  const goOn = (place: number) => {
    const next = clauses[place + 1]?.clause;
    if (next) setFocus(next.id);
    else void add(place + 1);
  };
  let chapters = 0;
  return (
    <>
      <p className={pieces.soft}>{t('pact.editHelp')}</p>
      <Head room={room} />
      <ol className={styles.clauses}>
        {clauses.map(({ clause, number, place }) => {
          const begins = clause.chapter !== (clauses[place - 1]?.clause.chapter ?? '');
          if (begins && clause.chapter !== '') chapters += 1;
          return (
            <li key={clause.id}>
              {begins && clause.chapter !== '' && (
                <ChapterName
                  number={chapterNumber(chapters - 1)}
                  name={clause.chapter}
                  onName={async (name) => tell(await nameChapter(station, room, place, name))}
                />
              )}
              <ClauseField
                clause={clause}
                number={number}
                isFocused={focus === clause.id}
                onFocused={() => setFocus(undefined)}
                onNext={() => goOn(place)}
                onAdd={() => void add(place + 1)}
                onMove={async (by) => {
                  tell(await moveClause(station, room, place, by));
                  setFocus(clause.id);
                }}
                onRemove={() => void remove(place)}
                onChapter={async () => {
                  tell(await nameChapter(station, room, place, t('pact.newChapter')));
                }}
              />
            </li>
          );
        })}
      </ol>
      <p className={pieces.acts}>
        <Button icon={<PlusOutlined />} onClick={() => void add(clauses.length)}>
          {t('pact.addClause')}
        </Button>
      </p>
    </>
  );
}

const HEAD: readonly Field[] = [
  { name: 'name', shape: { as: 'text' } },
  { name: 'preamble', shape: { as: 'longText' } },
];
const PLAN: FormPlan = { kind: 'pact', schema: pact, groups: [{ name: 'head', fields: HEAD }] };

function readHead(name: string, typed: string) {
  const field = HEAD.find((one) => one.name === name);
  if (!field) throw new Error(`no such field on a pact: ${name}`);
  return readField(PLAN, field, typed, today());
}

/** Name and preamble. */
function Head({ room: { pact: record } }: { room: PactRoom }) {
  const station = useStation();
  const { id, name, preamble } = record;
  const stored = useMemo(() => ({ name, preamble }), [name, preamble]);
  const kept = useKept({
    draft: id,
    stored,
    read: readHead,
    commit: async (fields) => refusalOf(await station.edit<'pact'>(id, () => fields as Partial<Content<'pact'>>)),
  });
  if (!kept.ready) return null;
  return (
    <div className={styles.head}>
      {HEAD.map((field) => (
        <KeptField key={field.name} kept={kept} kind="pact" field={field} read={readHead} />
      ))}
    </div>
  );
}
