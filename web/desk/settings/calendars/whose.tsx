import { useTranslation } from 'react-i18next';
import type { CalendarDetail } from '../../../../contract/calendars.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useDesk } from '../../queries.ts';
import { AskFirst } from '../ask-first.tsx';
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

/** Whose tickets count by it. */
export function Teams({ calendar, mayChange }: { calendar: CalendarDetail; mayChange: boolean }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const choose = useCalendarChange(
    ({ team, own }: { team: string; own: boolean }) => changes.team(team, own ? calendar.id : null),
    () => t('settings.inForce'),
  );
  if (calendar.isDefault) return <Line name={t('calendars.line.teams')}>{t('calendars.otherTeams')}</Line>;
  const own = new Set(calendar.teams.map(({ id }) => id));
  return (
    <Line name={t('calendars.line.teams')}>
      <fieldset className={styles.kinds} disabled={!mayChange || choose.isPending}>
        <legend className="only-heard">{t('calendars.line.teams')}</legend>
        {teams.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={own.has(id)}
              onChange={(event) => choose.mutate({ team: id, own: event.currentTarget.checked })}
            />{' '}
            {name}
          </label>
        ))}
      </fieldset>
    </Line>
  );
}
