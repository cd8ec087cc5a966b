import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { AgentLine, TeamLine } from '../../model.ts';
import { useCalendars } from '../calendars/calendar-api.ts';
import styles from '../settings.module.css';
import { TeamCalendar } from '../teams/team-calendar.tsx';
import { calendarOfTeam } from '../teams/team-calendars.ts';
import { TeamForm } from './team-form.tsx';

type TeamProps = { team: TeamLine; agents: AgentLine[]; administrator: boolean; mayChange: boolean };

/** One team: who leads it, who is on duty, and by which calendar it works. */
export function TeamRow({ team, agents, administrator, mayChange }: TeamProps) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const calendar = calendarOfTeam(useCalendars().data ?? [], team.id);
  if (changing) {
    return (
      <li className={styles.opened}>
        <TeamForm team={team} agents={agents} administrator={administrator} onDone={() => setChanging(false)} />
        {administrator && <TeamCalendar team={team} />}
      </li>
    );
  }
  const members = agents.filter((agent) => agent.active && agent.teams.some((one) => one.id === team.id)).length;
  const about = [
    t('people.leads', { name: team.lead.name }),
    team.duty && t('people.onDuty', { name: team.duty.name }),
    t('people.memberCount', { count: members }),
    team.isDefault && t('people.defaultTeam'),
    calendar && !calendar.isDefault && t('teamCalendar.works', { name: calendar.name }),
    team.count > 0 && t('people.unresolved', { count: team.count }),
  ].filter(Boolean);
  return (
    <li>
      <Face person={team.lead} size={28} named />
      <span>
        {team.name}
        <small>{about.join(', ')}</small>
      </span>
      {mayChange && (
        <Button
          look="bare"
          size="small"
          aria-label={t('people.changeOf', { name: team.name })}
          onClick={() => setChanging(true)}
        >
          {t('people.change')}
        </Button>
      )}
    </li>
  );
}
