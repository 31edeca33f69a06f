import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { quorumChecks } from '../../shared/domain/council/assembly.ts';
import type { AssemblyKind } from '../../shared/domain/council/council.ts';
import { calendarDate } from '../../shared/domain/document.ts';
import { pactVote } from '../../shared/domain/pact/pact.ts';
import { type PactVoteRefusal, pactVoteContent, type TypedVote } from '../../shared/domain/pact/voting.ts';
import { Form } from '../form/Form.tsx';
import type { Field, FormPlan } from '../form/plan.ts';
import { untouched } from '../form/plan.ts';
import { readForm } from '../form/read.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordPactVote } from './acts.ts';
import styles from './pact.module.css';
import type { PactRoom } from './read.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<PactVoteRefusal, string> = {
  nobodyCounted: 'due',
  morePresentThanDue: 'present',
  noQuorum: 'present',
  moreVotesThanPresent: 'abstain',
  inFuture: 'heldOn',
  beforeComments: 'heldOn',
};

const { for: votes } = pactVote.shape;
const schema = z.object({
  heldOn: calendarDate,
  due: votes.optional(),
  present: votes.optional(),
  householdsDue: votes.optional(),
  householdsPresent: votes.optional(),
  for: votes,
  against: votes,
  abstain: votes,
});

function numberField(name: string): Field {
  return { name, shape: { as: 'number' } };
}

/** What the form says; a count of which one half is missing is no count. */
function typedVote(assembly: AssemblyKind, content: Record<string, unknown>): TypedVote {
  const said = content as z.infer<typeof schema>;
  const count = (due: number | undefined, present: number | undefined) =>
    due === undefined || present === undefined ? undefined : { due, present };
  return {
    assembly,
    heldOn: said.heldOn,
    people: count(said.due, said.present),
    households: count(said.householdsDue, said.householdsPresent),
    for: said.for,
    against: said.against,
    abstain: said.abstain,
  };
}

function planOf(room: PactRoom, assembly: AssemblyKind): FormPlan {
  const households = assembly === 'villagers' ? ['householdsDue', 'householdsPresent'] : [];
  const counts = ['due', 'present', ...households].map(numberField);
  return {
    kind: 'pactVote',
    schema,
    groups: [
      { name: assembly, fields: [{ name: 'heldOn', shape: { as: 'date', lean: 'past' } }, ...counts] },
      { name: 'votes', fields: ['for', 'against', 'abstain'].map(numberField) },
    ],
    check: (read) => {
      const complete = schema.safeParse(read);
      if (!complete.success) return [];
      const openedOn = room.record.steps.get('comments')?.on ?? today();
      const setting = { pact: room.id, wording: room.wording, terms: room.terms[assembly], openedOn, today: today() };
      const made = pactVoteContent(typedVote(assembly, complete.data), setting);
      return made.ok ? [] : [{ field: FIELD_OF[made.reason], reason: `pactVote.${made.reason}` }];
    },
  };
}

/** An assembly's vote on the pact, held to the rules of that assembly by either way of counting. */
export function VoteForm({ room, assembly }: { room: PactRoom; assembly: AssemblyKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan follows the text and the rules
  const plan = useMemo(() => planOf(room, assembly), [room.wording, assembly, room.terms[assembly].validFrom]);
  const initial = useMemo(() => ({ ...untouched(plan), heldOn: today() }), [plan]);
  const form = useForm({ plan, draft: `${room.id}/${assembly}`, initial, today: today() });
  const terms = room.terms[assembly];
  const read = readForm({ ...plan, check: () => [] }, form.values, today());
  const checks = read.ok ? checksOf(assembly, read.content, terms) : [];
  return (
    <section>
      <h2>{t(`pactVote.title.${assembly}`)}</h2>
      <p className={pieces.soft}>{t('pactVote.rules', { name: terms.name, basis: terms.basis })}</p>
      <Form
        form={form}
        handIn={t('pactVote.record')}
        confirm={({ content }) => {
          const typed = typedVote(assembly, content);
          const openedOn = room.record.steps.get('comments')?.on ?? today();
          const setting = { pact: room.id, wording: room.wording, terms, openedOn, today: today() };
          const made = pactVoteContent(typed, setting);
          return t('pactVote.will', {
            name: room.pact.name,
            assembly: t(`pactVote.title.${assembly}`),
            date: format.date(typed.heldOn),
            for: typed.for,
            against: typed.against,
            abstain: typed.abstain,
            outcome: t(made.ok && made.value.passed ? 'pact.passed' : 'pact.notPassed'),
          });
        }}
        onFinish={async ({ content }) => {
          const recorded = await recordPactVote(station, room, typedVote(assembly, content));
          if (!recorded.ok) return recorded.problem;
          say({ says: { done: t('pactVote.recorded') } });
          return undefined;
        }}
      >
        <ul className={styles.checks} aria-live="polite">
          {checks.map((check) => (
            <li key={check.counting} data-reached={check.reached}>
              {t(check.reached ? 'pactVote.reached' : 'pactVote.short', {
                counting: t(`pactVote.counting.${assembly === 'representatives' ? 'members' : check.counting}`),
                needed: check.needed,
                present: check.present,
              })}
            </li>
          ))}
        </ul>
      </Form>
    </section>
  );
}

function checksOf(assembly: AssemblyKind, content: Record<string, unknown>, terms: PactRoom['terms'][AssemblyKind]) {
  const { people, households } = typedVote(assembly, content);
  return quorumChecks({ adults: people, households }, terms);
}
