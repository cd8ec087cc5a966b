import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { AgentLine, TeamLine } from '../model.ts';
import { useAgents, useDesk } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { AddAgent } from './add-agent.tsx';
import { AddTeam } from './add-team.tsx';
import { AskFirst } from './ask-first.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';

/** Who works here, and in which teams. */
export function PeopleSettings() {
  const { t } = useTranslation();
  const agents = useAgents();
  const desk = useDesk().data;
  const [adding, setAdding] = useState<'agent' | 'team'>();
  const done = () => setAdding(undefined);
  return (
    <SettingsFrame part="people">
      <Waiting query={agents} of="rows" count={5} />
      {agents.data && (
        <div className={styles.settings}>
          <Setting name={t('people.agents')}>
            <ul className={styles.rows}>
              {agents.data.map((agent) => (
                <Agent key={agent.id} agent={agent} isMe={agent.id === desk?.me.id} />
              ))}
            </ul>
            {adding === 'agent' ? (
              <AddAgent onDone={done} />
            ) : (
              <Button onClick={() => setAdding('agent')}>{t('people.addAgent')}</Button>
            )}
          </Setting>
          <Setting name={t('rail.teams')} hint={t('people.teamsHint')}>
            <ul className={styles.rows}>
              {desk?.teams.map((team) => (
                <Team key={team.id} team={team} />
              ))}
            </ul>
            {adding === 'team' ? (
              <AddTeam agents={agents.data.filter((agent) => agent.active)} onDone={done} />
            ) : (
              <Button onClick={() => setAdding('team')}>{t('people.addTeam')}</Button>
            )}
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

function Agent({ agent, isMe }: { agent: AgentLine; isMe: boolean }) {
  const { t } = useTranslation();
  const leave = useSetting(
    (source, id: string) => source.deactivateAgent(id),
    t('people.deactivated', { name: agent.name }),
  );
  const about = [
    agent.email,
    agent.title,
    ...agent.roles
      .filter((role) => role !== 'agent' || agent.roles.length === 1)
      .map((role) => t(`people.role.${role}`)),
    ...agent.teams.map((team) => team.name),
  ].filter(Boolean);
  return (
    <li className={agent.active ? undefined : styles.gone}>
      <Face person={agent} size={28} named />
      <span>
        {agent.name}
        <small>{about.join(', ')}</small>
        {leave.problem && <ErrorNotice {...leave.problem} />}
      </span>
      {agent.active ? (
        !isMe && (
          <AskFirst
            button={t('people.deactivate')}
            about={agent.name}
            title={t('people.deactivateTitle', { name: agent.name })}
            told={t('people.deactivateTold')}
            held={leave.isPending}
            onConfirm={() => leave.mutate(agent.id)}
          />
        )
      ) : (
        <small>{t('people.inactive')}</small>
      )}
    </li>
  );
}

function Team({ team }: { team: TeamLine }) {
  const { t } = useTranslation();
  return (
    <li>
      <Face person={team.lead} size={28} named />
      <span>
        {team.name}
        <small>
          {t('people.leads', { name: team.lead.name })}
          {team.duty && `, ${t('people.onDuty', { name: team.duty.name })}`}
          {team.isDefault && `, ${t('people.defaultTeam')}`}
        </small>
      </span>
      {team.count > 0 && <small>{t('people.unresolved', { count: team.count })}</small>}
    </li>
  );
}
