import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { AskFirst } from '../ask-first.tsx';
import { type ClosedTime, changes, useCalendarChange } from './calendar-api.ts';
import { addDays, rangeWords } from './date-words.ts';
import { DayField } from './day-field.tsx';
import { Line } from './line.tsx';

type ClosedTimesProps = { calendar: CalendarDetail; today: string; mayChange: boolean };

/** Closed times that last or are to come; each may become longer, shorter, or not be after all. */
export function ClosedTimes({ calendar, today, mayChange }: ClosedTimesProps) {
  return calendar.plan.closed
    .filter(({ until }) => until >= today)
    .map((time) => <OneTime key={time.id} calendarId={calendar.id} time={time} today={today} mayChange={mayChange} />);
}

type OneTimeProps = { calendarId: string; time: ClosedTime; today: string; mayChange: boolean };

function OneTime({ calendarId, time, today, mayChange }: OneTimeProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const [changing, setChanging] = useState(false);
  const begun = time.from <= today;
  const words = rangeWords(locale, time.from, time.until);
  const reopen = useCalendarChange(
    () => changes.reopen(calendarId, time.id),
    () => t('calendars.reopened'),
  );
  return (
    <Line
      name={t('calendars.is.closed_time')}
      actions={
        mayChange && (
          <>
            <Button
              look="bare"
              size="small"
              aria-label={`${t('calendars.changeEnd')}: ${words}`}
              onClick={() => setChanging(true)}
            >
              {t('calendars.changeEnd')}
            </Button>
            <AskFirst
              button={t(begun ? 'calendars.backToday' : 'calendars.notAfterAll')}
              about={words}
              title={t(begun ? 'calendars.backTodayTitle' : 'calendars.notAfterAllTitle')}
              told={t('calendars.datesStay')}
              held={reopen.isPending}
              onConfirm={() => reopen.mutate(undefined)}
            />
          </>
        )
      }
    >
      {words}
      <small>{[t(`calendars.reasons.${time.reason}`), time.route?.contact].filter(Boolean).join(' · ')}</small>
      {reopen.problem && <ErrorNotice {...reopen.problem} />}
      {changing && <EndDialog {...{ calendarId, time, today }} onClose={() => setChanging(false)} />}
    </Line>
  );
}

type EndDialogProps = { calendarId: string; time: ClosedTime; today: string; onClose: () => void };

function EndDialog({ calendarId, time, today, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const [until, setUntil] = useState<string | undefined>(time.until);
  const save = useCalendarChange(
    (last: string) => changes.until(calendarId, time.id, last),
    ({ moved }) => (moved > 0 ? t('calendars.closedMoved', { count: moved }) : t('settings.inForce')),
  );
  const earliest = time.from < today ? addDays(today, -1) : time.from;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('calendars.changeEndTitle')}
      told={t('calendars.changeEndTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('settings.save'),
        held: !until || until === time.until || save.isPending,
        onConfirm: () => until && save.mutate(until, { onSuccess: onClose }),
      }}
    >
      <DayField label={t('calendars.lastDay')} value={until} min={earliest} onChange={setUntil} />
      {save.problem && <ErrorNotice {...save.problem} />}
    </Dialog>
  );
}
