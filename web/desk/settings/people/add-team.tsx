import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentLine } from '../../model.ts';
import type { TeamInput } from '../../people-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

/** Adds a team. It always has a lead, so that every ticket in it has a person. */
export function AddTeam({ agents, onDone }: { agents: AgentLine[]; onDone: () => void }) {
  const { t } = useTranslation();
  const leaders = agents.filter((agent) => agent.roles.some((role) => role !== 'collaborator'));
  const [name, setName] = useState('');
  const [leadId, setLeadId] = useState(leaders[0]?.id ?? '');
  const [dutyId, setDutyId] = useState('');
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const add = useSetting((source, team: TeamInput) => source.addTeam(team), t('people.teamAdded'));
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate({ name: name.trim(), leadId, memberIds, ...(dutyId ? { dutyId } : {}) }, { onSuccess: onDone });
  }
  const people = leaders.map((agent) => ({ value: agent.id, label: agent.name }));
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('people.teamName')}
        value={name}
        maxLength={100}
        error={add.mistake('name')}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        autoFocus
      />
      <div className={styles.pair}>
        <SelectField
          label={t('people.lead')}
          hint={t('people.leadHint')}
          value={leadId}
          onChange={setLeadId}
          choices={people}
        />
        <SelectField
          label={t('people.duty')}
          hint={t('people.dutyHint')}
          value={dutyId}
          onChange={setDutyId}
          choices={[{ value: '', label: t('people.dutyLead') }, ...people]}
        />
      </div>
      <fieldset className={styles.form}>
        <legend>{t('people.members')}</legend>
        <div className={styles.checks}>
          {agents.map((agent) => (
            <CheckField
              key={agent.id}
              label={agent.name}
              checked={memberIds.includes(agent.id) || agent.id === leadId}
              disabled={agent.id === leadId}
              onChange={(event) =>
                setMemberIds(
                  event.currentTarget.checked ? [...memberIds, agent.id] : memberIds.filter((id) => id !== agent.id),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      {add.problem && <ErrorNotice {...add.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={add.isPending || name.trim() === ''}>
          {t('people.addTeam')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
