import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { ModelCounty } from '../testing/modelCounty.ts';
import { editedPerson, type SteppedDevice, savedPerson, steppedDevice } from '../testing/steps.ts';
import { imported, introduce, office, readAnswer, roundTrip, written } from './testing/courier.ts';
import type { Stick } from './testing/stick.ts';

const NOW = Date.UTC(2026, 2, 5);

/** Modest: each is two devices on disks of their own. */
const RUNS = 10;

/** Rounds after which two devices and a county agree. */
const ROUNDS = 4;

const open: SteppedDevice[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.station.close();
});

/**
 * What may happen: a clerk adds or edits, one of the two goes by courier (writes, has a bundle imported, reads an answer,
 * whichever lie around, also a second time), the other is on the line, and so may the first one be at times.
 */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('edits' as const), who: fc.nat(1), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('adds' as const), who: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('writes' as const), who: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('imports' as const), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('reads' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('onLine' as const), who: fc.nat(1) }) },
);

test('C6: whatever order bundles and answers come in, lost or twice, all agree at the end and nothing typed is gone', async () => {
  const seen = { conflicts: 0, disputes: 0, late: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
      const desk = await office(new ModelCounty(), NOW);
      const devices = [await steppedDevice(desk), await steppedDevice(desk)];
      open.push(...devices);
      for (const { station } of devices) await introduce(station, desk);
      const [first, second] = devices as [SteppedDevice, SteppedDevice];
      const ids = [await savedPerson(first.station), await savedPerson(first.station)];
      await first.level();
      await second.level();
      const typed: { id: string; field: 'note' | 'phone'; value: string; over: unknown }[] = [];
      const bundles: { who: number; stick: Stick }[] = [];
      const answers: { who: number; stick: Stick }[] = [];
      const at = <T>(list: T[], back: number): T | undefined => list[Math.max(list.length - 1 - back, 0)];
      for (const one of steps) {
        if (one.does === 'adds') ids.push(await savedPerson((devices[one.who] as SteppedDevice).station));
        if (one.does === 'edits') {
          const { station } = devices[one.who] as SteppedDevice;
          const id = at(ids.slice(0, 2), Math.floor(one.which / 2));
          const held = id && (await station.get<'person'>(id));
          if (!id || !held) continue;
          const field = one.which % 2 === 0 ? 'note' : 'phone';
          const value = field === 'note' ? `字${typed.length}` : `199${String(typed.length).padStart(8, '0')}`;
          await editedPerson(station, id, { [field]: value });
          typed.push({ id, field, value, over: held[field] });
        }
        if (one.does === 'writes') {
          const { station } = devices[one.who] as SteppedDevice;
          bundles.push({ who: one.who, stick: await written(station, NOW) });
        }
        if (one.does === 'imports') {
          const bundle = at(bundles, one.which);
          if (!bundle) continue;
          const { answer, summary } = await imported(desk, bundle.stick);
          seen.conflicts += summary.conflicts;
          answers.push({ who: bundle.who, stick: answer });
        }
        if (one.does === 'reads') {
          const answer = at(answers, one.which);
          if (!answer) continue;
          if (answer !== answers.at(-1)) seen.late += 1;
          await readAnswer((devices[answer.who] as SteppedDevice).station, answer.stick, NOW);
        }
        if (one.does === 'onLine') await (devices[one.who] as SteppedDevice).level();
      }

      for (let round = 0; round < ROUNDS; round += 1) {
        for (const { station } of devices) await roundTrip(station, desk);
      }
      for (const id of ids) {
        expect(desk.model.leaves(id)).toHaveLength(1);
        const { _id, _rev, ...held } = desk.model.winner(id) ?? { _id: '' };
        for (const { station } of devices) {
          const { local, ...own } = (await station.get<'person'>(id)) ?? {};
          expect(own).toEqual({ id, ...held });
          expect(local).toMatchObject({ upload: 'sent', rev: _rev });
        }
        const shown = JSON.stringify(held);
        const disputes = (held.disputes as unknown[] | undefined) ?? [];
        seen.disputes += disputes.length;
        // A value is gone only where someone who had it in front of them put another in its place.
        for (const { field, value } of typed.filter((one) => one.id === id)) {
          const wasReplaced = typed.some((one) => one.id === id && one.field === field && one.over === value);
          if (!wasReplaced) expect(shown).toContain(value);
        }
      }
      for (const one of open.splice(0)) await one.station.close();
    }),
    { numRuns: RUNS, seed: 20261126 },
  );
  // The runs are worth something only where it really came to this.
  expect(seen.conflicts).toBeGreaterThan(5);
  expect(seen.disputes).toBeGreaterThan(0);
  expect(seen.late).toBeGreaterThan(5);
});
