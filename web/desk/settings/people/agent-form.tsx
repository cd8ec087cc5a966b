import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentLine, Role, TeamLine } from '../../model.ts';
import type { AgentChange, GivenRole } from '../../people-source.ts';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { NamesFields, namesOf, namesToSave } from './names-fields.tsx';

const roles: GivenRole[] = ['agent', 'collaborator', 'administrator'];

export const givenRole = (had: Role[]): GivenRole => roles.findLast((role) => had.includes(role)) ?? 'agent';

type AgentFormProps = { agent: AgentLine; agents: AgentLine[]; teams: TeamLine[]; isMe: boolean; onDone: () => void };

/** All that an administrator changes about somebody: one form, saved whole or not at all. */
export function AgentForm({ agent, agents, teams, isMe, onDone }: AgentFormProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState(namesOf(agent));
  const [role, setRole] = useState(givenRole(agent.roles));
  const [teamIds, setTeamIds] = useState(agent.teams.map((team) => team.id));
  const led = teams.filter((team) => team.lead.id === agent.id);
  const successors = agents.filter(
    (one) => one.active && one.id !== agent.id && one.roles.some((each) => each !== 'collaborator'),
  );
  const [successorId, setSuccessorId] = useState(successors[0]?.id ?? '');
  const needsSuccessor = role === 'collaborator' && led.length > 0;
  const save = useSetting((source, change: AgentChange) => source.changeAgent(agent.id, change), t('settings.inForce'));
  const leave = useSetting(
    (source, id: string) => source.deactivateAgent(id),
    t('people.deactivated', { name: agent.name }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const change = { ...namesToSave(names), role, teamIds };
    save.mutate(needsSuccessor && successorId ? { ...change, successorId } : change, { onSuccess: onDone });
  }
  const isLed = (id: string) => !needsSuccessor && led.some((team) => team.id === id);
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('people.changeOf', { name: agent.name })}>
      <NamesFields names={names} onChange={setNames} mistake={save.mistake} autoFocus />
      <SelectField<GivenRole>
        label={t('people.roleLabel')}
        hint={t(`people.roleHint.${role}`)}
        value={role}
        onChange={setRole}
        choices={roles.map((each) => ({ value: each, label: t(`people.role.${each}`) }))}
      />
      {role === 'collaborator' && givenRole(agent.roles) !== 'collaborator' && (
        <p className={styles.hint} role="status">
          {t('people.becomesCollaborator')}
        </p>
      )}
      {needsSuccessor && successors.length > 0 && (
        <SelectField
          label={t('people.successor', { teams: led.map((team) => team.name).join(', ') })}
          value={successorId}
          onChange={setSuccessorId}
          choices={successors.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <fieldset className={styles.form}>
        <legend>{t('rail.teams')}</legend>
        <div className={styles.checks}>
          {teams.map((team) => (
            <CheckField
              key={team.id}
              label={team.name}
              {...(isLed(team.id) ? { hint: t('people.leadsIt') } : {})}
              checked={teamIds.includes(team.id) || isLed(team.id)}
              disabled={isLed(team.id)}
              onChange={(event) =>
                setTeamIds(event.currentTarget.checked ? [...teamIds, team.id] : teamIds.filter((id) => id !== team.id))
              }
            />
          ))}
        </div>
      </fieldset>
      {save.problem && <ErrorNotice {...save.problem} />}
      {leave.problem && <ErrorNotice {...leave.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={save.isPending || names.name.trim() === ''}>
          {t('settings.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        {!isMe && (
          <span className={styles.apart}>
            <AskFirst
              button={t('people.deactivate')}
              about={agent.name}
              title={t('people.deactivateTitle', { name: agent.name })}
              told={t('people.deactivateTold')}
              held={leave.isPending}
              onConfirm={() => leave.mutate(agent.id, { onSuccess: onDone })}
            />
          </span>
        )}
      </div>
    </form>
  );
}
