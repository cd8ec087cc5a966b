import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { useAbsences } from '../../away/absence-api.ts';
import { maySay } from '../../away/may-say.ts';
import type { TeamLine } from '../../model.ts';
import { useAgents, useDesk } from '../../queries.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { AbilitiesSection } from '../abilities/abilities-section.tsx';
import styles from '../settings.module.css';
import { Setting, SettingsFrame } from '../settings-frame.tsx';
import { AddAgent } from './add-agent.tsx';
import { AddTeam } from './add-team.tsx';
import { AgentRow } from './agent-row.tsx';
import { TeamRow } from './team-row.tsx';

/** Who works here, and in which teams. A lead arranges the own team; the rest is an administrator's. */
export function PeopleSettings() {
  const { t } = useTranslation();
  const agents = useAgents();
  const desk = useDesk().data;
  const away = useAbsences().data?.filter((one) => one.state === 'running') ?? [];
  const [adding, setAdding] = useState<'agent' | 'team'>();
  const done = () => setAdding(undefined);
  const administrator = desk?.me.administrator ?? false;
  const mayArrange = (team: TeamLine) => administrator || (desk?.me.leads.includes(team.id) ?? false);
  return (
    <SettingsFrame part="people">
      <Waiting query={agents} of="rows" count={5} />
      {agents.data && desk && (
        <div className={styles.settings}>
          <Setting name={t('people.agents')}>
            <ul className={styles.rows}>
              {agents.data.map((agent) => (
                <AgentRow
                  key={agent.id}
                  agent={agent}
                  agents={agents.data}
                  teams={desk.teams}
                  isMe={agent.id === desk.me.id}
                  mayChange={administrator}
                  mayAway={agent.roles.some((role) => role !== 'collaborator') && maySay(desk.me, agent, agents.data)}
                  absence={away.find((one) => one.person.id === agent.id)}
                />
              ))}
            </ul>
            {adding === 'agent' ? (
              <AddAgent onDone={done} />
            ) : (
              administrator && <Button onClick={() => setAdding('agent')}>{t('people.addAgent')}</Button>
            )}
          </Setting>
          <AbilitiesSection />
          <Setting name={t('rail.teams')} hint={t('people.teamsHint')}>
            <ul className={styles.rows}>
              {desk.teams.map((team) => (
                <TeamRow
                  key={team.id}
                  team={team}
                  agents={agents.data}
                  administrator={administrator}
                  mayChange={mayArrange(team)}
                />
              ))}
            </ul>
            {adding === 'team' ? (
              <AddTeam agents={agents.data.filter((agent) => agent.active)} onDone={done} />
            ) : (
              administrator && <Button onClick={() => setAdding('team')}>{t('people.addTeam')}</Button>
            )}
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}
