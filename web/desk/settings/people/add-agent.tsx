import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentInput } from '../../people-source.ts';
import { useDesk } from '../../queries.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

type Role = AgentInput['role'];
const roles: Role[] = ['agent', 'collaborator', 'administrator'];
const empty = { name: '', email: '', title: '', password: '', role: 'agent' as Role, teamId: '' };

/** Adds somebody who works here. The password is told to them in person; they write nothing to be let in. */
export function AddAgent({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const [draft, setDraft] = useState(empty);
  const add = useSetting((source, agent: AgentInput) => source.addAgent(agent), t('people.added'));
  const fill = (part: Partial<typeof empty>) => setDraft((old) => ({ ...old, ...part }));
  function submit(event: FormEvent) {
    event.preventDefault();
    const { name, email, title, password, role, teamId } = draft;
    const agent = { name: name.trim(), email: email.trim(), password, role };
    add.mutate(
      { ...agent, ...(title.trim() ? { title: title.trim() } : {}), ...(teamId ? { teamId } : {}) },
      { onSuccess: onDone },
    );
  }
  const field = (name: 'name' | 'email' | 'title' | 'password') => ({
    value: draft[name],
    error: add.mistake(name),
    onChange: (event: FormEvent<HTMLInputElement>) => fill({ [name]: event.currentTarget.value }),
  });
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <Field label={t('people.name')} {...field('name')} autoComplete="off" required autoFocus />
        <Field label={t('people.email')} type="email" {...field('email')} autoComplete="off" required />
      </div>
      <div className={styles.pair}>
        <Field label={t('people.title')} hint={t('people.titleHint')} {...field('title')} autoComplete="off" />
        <Field
          label={t('people.password')}
          hint={t('people.passwordHint')}
          type="password"
          {...field('password')}
          minLength={10}
          autoComplete="new-password"
          required
        />
      </div>
      <div className={styles.pair}>
        <SelectField<Role>
          label={t('people.roleLabel')}
          hint={t(`people.roleHint.${draft.role}`)}
          value={draft.role}
          onChange={(role) => fill({ role })}
          choices={roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        />
        <SelectField
          label={t('people.team')}
          value={draft.teamId || (teams.find((team) => team.isDefault)?.id ?? '')}
          onChange={(teamId) => fill({ teamId })}
          choices={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      </div>
      {add.problem && <ErrorNotice {...add.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={add.isPending}>
          {t('people.addAgent')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
