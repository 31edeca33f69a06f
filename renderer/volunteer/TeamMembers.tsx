import { Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LINE_MAX } from '../../shared/domain/document.ts';
import { vacantPost } from '../../shared/domain/post/composition.ts';
import { formerTenures } from '../../shared/domain/post/tenure.ts';
import { type TeamMember, teamPost } from '../../shared/domain/volunteer/team.ts';
import { servesOn, teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import { addressOf } from '../app/address.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { FieldRow } from '../form/FieldRow.tsx';
import { PickControl } from '../form/PickControl.tsx';
import type { Picked } from '../form/typed.ts';
import { type Kept, useKept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { Leave } from '../post/Leaving.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import type { TeamInHand } from './readTeams.ts';
import { changePost, joinTeam, writeSkills } from './teamActs.ts';
import styles from './volunteer.module.css';

/** Who is in the team: post and skills are changed where they stand, somebody new is picked by a few letters. */
export function TeamMembers({ team, members, rule }: TeamInHand) {
  const { t } = useTranslation();
  const present = useMemo(() => teamMembersOn(members, today()), [members]);
  const skills = useSkills(team.id, present);
  const former = formerTenures(members, today());
  const serves = servesOn(team, today());
  return (
    <section className={pieces.block}>
      <h2>
        {t('team.members')} · {t('team.headsCount', { number: present.length })}
      </h2>
      {skills.trouble && <Sentence problem={skills.trouble} />}
      {present.length === 0 && <p className={pieces.soft}>{t('team.noMembers')}</p>}
      <ul className={styles.members}>
        {present.map((member) => (
          <MemberLine key={member.id} member={member} skills={skills} />
        ))}
      </ul>
      {serves && <Join team={team.id} post={(rule && vacantPost(present, rule.posts)) ?? 'member'} />}
      {former.length > 0 && (
        <details>
          <summary>{t('post.former', { number: former.length })}</summary>
          <ul className={styles.members}>
            {former.map((member) => (
              <FormerLine key={member.id} member={member} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Join({ team, post }: { team: string; post: TeamMember['post'] }) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const [problem, setProblem] = useState<Problem>();
  const join = async (picked: Picked | undefined) => {
    if (!picked) return;
    const joined = await joinTeam(station, team, { person: picked.id, name: picked.label }, post);
    setProblem(joined.ok ? undefined : joined.problem);
  };
  return (
    <FieldRow
      id={id}
      label={t('team.join')}
      problem={problem}
      hint={t('team.joinHint', { post: t(`team.postOf.${post}`) })}
    >
      <PickControl
        id={id}
        kinds={['person']}
        value={undefined}
        onChange={(picked) => void join(picked)}
        invalid={problem !== undefined}
      />
    </FieldRow>
  );
}

function MemberLine({ member, skills }: { member: TeamMember; skills: Kept }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const { id, person, name, post, from } = member;
  const change = async (next: TeamMember['post']) => {
    const problem = refusalOf(await changePost(station, member, next));
    if (problem) say({ says: { problem } });
  };
  return (
    <li>
      <Link className={styles.name} to={addressOf(person)}>
        {name}
      </Link>
      <Select
        aria-label={t('team.postOfMember', { name })}
        value={post}
        options={teamPost.options.map((value) => ({ value, label: t(`team.postOf.${value}`) }))}
        onChange={(next) => void change(next)}
      />
      <Input
        aria-label={t('team.skillsOf', { name })}
        placeholder={t('team.skills')}
        value={skills.text(id)}
        maxLength={LINE_MAX}
        onChange={(event) => skills.change(id, event.target.value)}
        onBlur={() => skills.leave(id)}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
      <span className={pieces.soft}>{t('post.since', { date: format.date(from) })}</span>
      <Leave tenure={member} />
    </li>
  );
}

/** What the members can do, kept as typed and put on the record when the field is left. */
function useSkills(team: string, members: readonly TeamMember[]): Kept {
  const station = useStation();
  const stored = useMemo(() => Object.fromEntries(members.map(({ id, skills }) => [id, skills])), [members]);
  return useKept({
    draft: `${team}/skills`,
    stored,
    read: (_, typed) => ({ ok: true, value: typed.trim().slice(0, LINE_MAX) }),
    commit: async (fields) => {
      for (const [member, skills] of Object.entries(fields)) {
        const problem = await writeSkills(station, member, String(skills));
        if (problem) return problem;
      }
      return undefined;
    },
  });
}

function FormerLine({ member: { person, name, post, from, to = '', leftBecause } }: { member: TeamMember }) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = [t('post.since', { date: format.date(from) }), t('post.until', { date: format.date(to) }), leftBecause];
  return (
    <li>
      <Link className={styles.name} to={addressOf(person)}>
        {name}
      </Link>
      <span>{t(`team.postOf.${post}`)}</span>
      <span className={pieces.soft}>{span.filter(Boolean).join('，')}</span>
    </li>
  );
}
