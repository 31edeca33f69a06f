import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BodyKind,
  type CharterTerms,
  councilPost,
  type ElectedMember,
  HEADS_MAX,
  MEMBERS_MAX,
} from '../../shared/domain/council/council.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import { vacantPost } from '../../shared/domain/post/composition.ts';
import type { Problem } from '../errors/problem.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { PickControl } from '../form/PickControl.tsx';
import type { Picked } from '../form/typed.ts';
import pieces from '../frame/pieces.module.css';
import styles from './council.module.css';

export interface MembersEditorProps {
  kind: BodyKind;
  members: readonly ElectedMember[];
  /** The charter that says which posts are still to be filled. */
  terms: CharterTerms | undefined;
  onChange: (members: ElectedMember[]) => void;
}

/** Members picked from the roster by typing letters, the chair first. */
export function MembersEditor({ kind, members, terms, onChange }: MembersEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const [problem, setProblem] = useState<Problem>();
  const add = (picked: Picked | undefined) => {
    if (!picked) return;
    if (members.some((member) => member.person === picked.id)) {
      setProblem({ reason: 'meeting.memberTwice', values: { name: picked.label } });
      return;
    }
    setProblem(undefined);
    const post = (terms && vacantPost(members, terms.posts)) ?? 'member';
    onChange([...members, { person: picked.id, name: picked.label, post }].slice(0, MEMBERS_MAX));
  };
  return (
    <fieldset className={styles.group}>
      <legend>
        {t('council.members')} · {t('council.membersCount', { number: members.length })}
      </legend>
      {members.length === 0 && <p className={pieces.soft}>{t('council.noMembers')}</p>}
      <ol className={styles.members}>
        {members.map((member, index) => (
          <MemberLine
            key={member.person}
            kind={kind}
            member={member}
            onChange={(next) => onChange(members.map((one, at) => (at === index ? next : one)))}
            onRemove={() => onChange(members.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <FieldRow id={id} label={t('council.addMember')} problem={problem}>
        <PickControl
          id={id}
          kinds={['person']}
          value={undefined}
          placeholder={t('council.addMemberHint')}
          onChange={add}
          invalid={problem !== undefined}
        />
      </FieldRow>
    </fieldset>
  );
}

interface MemberLineProps {
  kind: BodyKind;
  member: ElectedMember;
  onChange: (member: ElectedMember) => void;
  onRemove: () => void;
}

function MemberLine({ kind, member, onChange, onRemove }: MemberLineProps) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  return (
    <li>
      <span className={styles.name}>{member.name}</span>
      <Select
        className={styles.post as string}
        aria-label={t('council.postOf', { name: member.name })}
        value={member.post}
        options={councilPost.options.map((post) => ({
          value: post,
          label: chinese ? postWord(kind, post) : t(`council.post.${post}`),
        }))}
        onChange={(post) => onChange({ ...member, post })}
      />
      <InputNumber
        aria-label={t('council.ballotsOfMember', { name: member.name })}
        suffix={t('council.ballots')}
        value={member.ballots ?? null}
        min={0}
        max={HEADS_MAX}
        precision={0}
        controls={false}
        onChange={(ballots) => {
          const { ballots: _, ...rest } = member;
          onChange(ballots === null ? rest : { ...rest, ballots });
        }}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('council.removeMember', { name: member.name })}
        onClick={onRemove}
      />
    </li>
  );
}
