import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentLine, TeamLine } from '../../model.ts';
import type { TeamChange } from '../../people-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

type TeamFormProps = { team: TeamLine; agents: AgentLine[]; administrator: boolean; onDone: () => void };

/** Name and lead of a team are an administrator's to change; who is on duty and who belongs to it also its lead's. */
export function TeamForm({ team, agents, administrator, onDone }: TeamFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(team.name);
  const [leadId, setLeadId] = useState(team.lead.id);
  const [dutyId, setDutyId] = useState(team.duty?.id ?? '');
  const save = useSetting((source, change: TeamChange) => source.changeTeam(team.id, change), t('settings.inForce'));
  function submit(event: FormEvent) {
    event.preventDefault();
    const duty = { dutyId: dutyId || null };
    save.mutate(administrator ? { name: name.trim(), leadId, ...duty } : duty, { onSuccess: onDone });
  }
  const answering = agents.filter((agent) => agent.active && agent.roles.some((role) => role !== 'collaborator'));
  const people = answering.map((agent) => ({ value: agent.id, label: agent.name }));
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('people.changeOf', { name: team.name })}>
      {administrator && (
        <Field
          label={t('people.teamName')}
          value={name}
          maxLength={100}
          error={save.mistake('name')}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          autoFocus
        />
      )}
      <div className={styles.pair}>
        {administrator && (
          <SelectField
            label={t('people.lead')}
            hint={t('people.leadHint')}
            value={leadId}
            onChange={setLeadId}
            choices={people}
          />
        )}
        <SelectField
          label={t('people.duty')}
          hint={t('people.dutyChangeHint')}
          value={dutyId}
          onChange={setDutyId}
          choices={[{ value: '', label: t('people.dutyLead') }, ...people]}
        />
      </div>
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={save.isPending || name.trim() === ''}>
          {t('settings.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
      <Members team={team} agents={agents.filter((agent) => agent.active)} />
    </form>
  );
}

/** Each tick is in force at once. */
function Members({ team, agents }: { team: TeamLine; agents: AgentLine[] }) {
  const { t } = useTranslation();
  const change = useSetting(
    (source, { id, joins }: { id: string; joins: boolean }) =>
      joins ? source.joinTeam(team.id, id) : source.leaveTeam(team.id, id),
    t('settings.inForce'),
  );
  // The tick stands at once, and goes back if the desk refuses.
  const [wished, setWished] = useState<{ id: string; joins: boolean }>();
  const isMember = (agent: AgentLine) =>
    wished?.id === agent.id ? wished.joins : agent.teams.some((one) => one.id === team.id);
  function tick(wish: { id: string; joins: boolean }) {
    setWished(wish);
    change.mutate(wish, { onSettled: () => setWished(undefined) });
  }
  return (
    <fieldset className={styles.form}>
      <legend>{t('people.members')}</legend>
      <p className={styles.hint}>{t('people.membersHint')}</p>
      <div className={styles.checks}>
        {agents.map((agent) => (
          <CheckField
            key={agent.id}
            label={agent.name}
            {...(agent.id === team.lead.id ? { hint: t('people.role.lead') } : {})}
            checked={isMember(agent)}
            disabled={agent.id === team.lead.id}
            onChange={(event) => tick({ id: agent.id, joins: event.currentTarget.checked })}
          />
        ))}
      </div>
      {change.problem && <ErrorNotice {...change.problem} />}
    </fieldset>
  );
}
