import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useDesk } from '../../queries.ts';
import { useErrorWords, Waiting } from '../../shell/load-error.tsx';
import { useCalendar, useCalendars } from '../calendars/calendar-api.ts';
import { weekWords } from '../calendars/week-hours.tsx';
import { Effect } from '../service-levels/effect.tsx';
import { useLevelChange, useTeamCalendarEffect } from '../service-levels/level-api.ts';
import { calendarOfTeam } from './team-calendars.ts';
import styles from './teams.module.css';

type DialogProps = {
  /** Undefined: it is chosen too. */
  teamId?: string;
  /** That is offered first; null: the one of the whole desk. */
  calendarId?: string | null;
  onClose: () => void;
};

/** By which calendar a team works; what another one changes is said before it is chosen. */
export function TeamCalendarDialog({ teamId: given, calendarId: offered, onClose }: DialogProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const teams = useDesk().data?.teams ?? [];
  const calendars = useCalendars().data ?? [];
  const [teamId, setTeamId] = useState(given ?? teams[0]?.id);
  const team = teams.find(({ id }) => id === teamId);
  const present = teamId === undefined ? undefined : calendarOfTeam(calendars, teamId);
  const [chosen, choose] = useState(offered);
  // The default calendar is that of the whole desk: a team that goes by it has none of its own.
  const wanted = chosen === undefined ? (present?.isDefault ? null : present?.id) : chosen;
  const shown = calendars.find((one) => (wanted === null ? one.isDefault : one.id === wanted));
  const detail = useCalendar(shown?.id).data;
  const isSame = shown !== undefined && shown.id === present?.id;
  const effect = useTeamCalendarEffect(teamId, isSame ? undefined : wanted);
  const refused = useErrorWords(effect.error);
  const moves = effect.data?.promises ?? 0;
  const save = useLevelChange(
    () => api.put(`/teams/${encodeURIComponent(teamId ?? '')}/calendar`, { calendarId: wanted, move: moves > 0 }),
    t('teamCalendar.chosen', { team: team?.name ?? '', name: shown?.name ?? '' }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={given ? t('teamCalendar.title', { team: team?.name ?? '' }) : t('teamCalendar.titleAny')}
      told={t('teamCalendar.told')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: moves > 0 ? t('teamCalendar.chooseAndTell', { count: moves }) : t('teamCalendar.choose'),
        held: isSame || !effect.data || effect.isFetching || save.isPending,
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      {!given && (
        <SelectField
          label={t('teamCalendar.team')}
          value={teamId ?? ''}
          onChange={setTeamId}
          choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        label={t('teamCalendar.calendar')}
        hint={
          detail && detail.id === shown?.id
            ? t('teamCalendar.hours', { hours: weekWords(detail.plan.hours, face.locale) })
            : undefined
        }
        value={wanted ?? ''}
        onChange={(id) => choose(id || null)}
        choices={calendars.map(({ id, name, isDefault }) =>
          isDefault ? { value: '', label: t('teamCalendar.asDesk', { name }) } : { value: id, label: name },
        )}
      />
      {isSame && <p className={styles.quiet}>{t('teamCalendar.same')}</p>}
      {!isSame && effect.isError && <ErrorNotice {...refused} />}
      {!isSame && !effect.isError && (
        <>
          <Waiting query={effect} of="rows" count={1} />
          {effect.data && <Effect effect={effect.data} />}
          {moves > 0 && <p role="status">{t('teamCalendar.moves', { count: moves })}</p>}
        </>
      )}
      {save.problem && <ErrorNotice {...save.problem} />}
    </Dialog>
  );
}
