import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { useCalendars } from '../calendars/calendar-api.ts';
import { TeamCalendarDialog } from './team-calendar-dialog.tsx';
import { calendarOfTeam } from './team-calendars.ts';
import styles from './teams.module.css';

/** The working time of a team, with the way to another one. */
export function TeamCalendar({ team }: { team: { id: string; name: string } }) {
  const { t } = useTranslation();
  const calendar = calendarOfTeam(useCalendars().data ?? [], team.id);
  const [choosing, choose] = useState(false);
  if (!calendar) return null;
  return (
    <div className={styles.calendar}>
      <b>{t('teamCalendar.workingTime')}</b>
      <span>{calendar.isDefault ? t('teamCalendar.asDesk', { name: calendar.name }) : calendar.name}</span>
      <Button size="small" aria-label={t('teamCalendar.changeOf', { team: team.name })} onClick={() => choose(true)}>
        {t('teamCalendar.change')}
      </Button>
      {choosing && <TeamCalendarDialog teamId={team.id} onClose={() => choose(false)} />}
    </div>
  );
}
