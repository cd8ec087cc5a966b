import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail } from '../../../../contract/calendars.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { AskFirst } from '../ask-first.tsx';
import { TeamCalendarDialog } from '../teams/team-calendar-dialog.tsx';
import { changes, useCalendarChange } from './calendar-api.ts';
import styles from './calendars.module.css';
import { Line } from './line.tsx';

/** What only a calendar beside the default one can do. */
export function OtherCalendar({ calendar, onShow }: { calendar: CalendarDetail; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const lead = useCalendarChange(
    () => changes.change(calendar.id, { isDefault: true }),
    () => t('settings.inForce'),
  );
  const retire = useCalendarChange(
    () => changes.retire(calendar.id),
    () => t('calendars.retired', { name: calendar.name }),
  );
  return (
    <div className={styles.foot}>
      <Button look="bare" size="small" held={lead.isPending} onClick={() => lead.mutate(undefined)}>
        {t('calendars.makeDefault')}
      </Button>
      {calendar.teams.length === 0 && (
        <AskFirst
          button={t('calendars.retire')}
          about={calendar.name}
          title={t('calendars.retireTitle', { name: calendar.name })}
          told={t('calendars.retireTold')}
          held={retire.isPending}
          onConfirm={() => retire.mutate(undefined, { onSuccess: () => onShow('') })}
        />
      )}
    </div>
  );
}

/** Whose tickets count by it, and the way to another calendar for a team. */
export function Teams({ calendar, mayChange }: { calendar: CalendarDetail; mayChange: boolean }) {
  const { t } = useTranslation();
  const [choosing, choose] = useState(false);
  const names = calendar.teams.map(({ name }) => name).join(', ');
  return (
    <Line
      name={t('calendars.line.teams')}
      actions={
        mayChange && (
          <Button look="bare" size="small" onClick={() => choose(true)}>
            {t('teamCalendar.chooseFor')}
          </Button>
        )
      }
    >
      {calendar.isDefault ? t('calendars.otherTeams') : names || t('teamCalendar.none')}
      {choosing && (
        <TeamCalendarDialog calendarId={calendar.isDefault ? null : calendar.id} onClose={() => choose(false)} />
      )}
    </Line>
  );
}
