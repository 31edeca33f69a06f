import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadIndex, KnownHousehold } from '../../../shared/domain/merit/opening/outcome.ts';
import type { LedgerRow } from '../../../shared/domain/merit/opening/paperLedger.ts';
import { openingPlan, type Settlement } from '../../../shared/domain/merit/opening/plan.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import { useToasts } from '../../toast/toasts.ts';
import { postOpenings, readHeads, readLedgerFile, readOpened } from './acts.ts';
import { ToSettle } from './ToSettle.tsx';

interface Opened {
  file: string;
  rows: LedgerRow[];
  heads: HeadIndex;
  households: KnownHousehold[];
  opened: Set<string>;
}

/** 期初余额: a paper ledger is read, what it leaves open is settled, and the rest goes into the passbooks. */
export function OpeningImport() {
  const { t } = useTranslation();
  const station = useStation();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem>();
  const [read, setRead] = useState<Opened>();
  const take = async (file: File) => {
    setProblem(undefined);
    const rows = await readLedgerFile(file);
    if (!rows.ok) return setProblem({ reason: `workbook.${rows.reason}`, values: { format: '.xlsx' } });
    const { heads, households } = await readHeads(station);
    const opened = await readOpened(
      station,
      households.map(({ id }) => id),
    );
    setRead({ file: file.name, rows: rows.value, heads, households, opened });
  };
  return (
    <ThingPage title={t('opening.title')} about={t('opening.about')}>
      {problem && <Sentence problem={problem} />}
      <p className={pieces.acts}>
        <Button icon={<UploadOutlined />} type={read ? 'default' : 'primary'} onClick={() => input.current?.click()}>
          {t('opening.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.xlsm,.csv"
          data-testid="ledger-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void take(file);
            // The same file may be chosen again after it was put right.
            event.target.value = '';
          }}
        />
      </p>
      {read && <OpeningPlan key={read.file} read={read} onPosted={(opened) => setRead({ ...read, opened })} />}
    </ThingPage>
  );
}

function OpeningPlan({ read, onPosted }: { read: Opened; onPosted: (opened: Set<string>) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [settlements, setSettlements] = useState<ReadonlyMap<string, Settlement>>(new Map());
  const [asking, setAsking] = useState(false);
  const { rows, heads, opened, households, file } = read;
  const planned = useMemo(() => openingPlan(rows, heads, settlements, opened), [rows, heads, settlements, opened]);
  const ready = planned.flatMap((one) => (one.state === 'ready' ? [one] : []));
  const points = ready.reduce((sum, one) => sum + one.points, 0);
  const count = (state: string) => planned.filter((one) => one.state === state).length;
  const post = async () => {
    const posted = await postOpenings(station, planned, { file, description: t('opening.description') });
    setAsking(false);
    if (!posted.ok) return say({ says: { problem: posted.problem } });
    say({ says: { done: t('opening.posted', { number: posted.count }) } });
    onPosted(
      await readOpened(
        station,
        households.map(({ id }) => id),
      ),
    );
  };
  return (
    <>
      <p>
        {t('opening.read', {
          rows: rows.length,
          ready: ready.length,
          points: format.points(points),
          opened: count('opened'),
          skipped: count('skipped'),
        })}
      </p>
      {asking ? (
        <ConfirmFact
          says={t('opening.willPost', { number: ready.length, points: format.points(points) })}
          onConfirm={() => void post()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button type="primary" disabled={ready.length === 0} onClick={() => setAsking(true)}>
            {t('opening.post', { number: ready.length })}
          </Button>
        </p>
      )}
      <ToSettle
        planned={planned}
        households={households}
        onSettle={(row, settlement) => setSettlements(new Map(settlements).set(row, settlement))}
        settlements={settlements}
      />
    </>
  );
}
