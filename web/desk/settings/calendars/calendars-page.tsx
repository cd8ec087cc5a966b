import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail, CalendarLine } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { useDesk } from '../../queries.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { SettingsFrame } from '../settings-frame.tsx';
import { Arrangement } from './arrangement.tsx';
import { useCalendar, useCalendars, useDays } from './calendar-api.ts';
import styles from './calendars.module.css';
import { todayIn } from './date-words.ts';
import { DayPanel } from './day-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { YearView } from './year-view.tsx';

/** Working time by the year: when the desk is open, closed, or open otherwise, and what arranges it. */
export function CalendarsPage() {
  const calendars = useCalendars();
  const [wanted, setWanted] = useState<string>();
  const shown = calendars.data?.find(({ id }) => id === wanted) ?? calendars.data?.[0];
  const calendar = useCalendar(shown?.id);
  return (
    <SettingsFrame part="calendars" wide>
      <Waiting query={calendars.isPending ? calendars : calendar} of="entries" count={3} />
      {calendar.data && calendars.data && (
        <Board key={calendar.data.id} calendar={calendar.data} all={calendars.data} onShow={setWanted} />
      )}
    </SettingsFrame>
  );
}

type BoardProps = { calendar: CalendarDetail; all: CalendarLine[]; onShow: (id: string) => void };

function Board({ calendar, all, onShow }: BoardProps) {
  const { t } = useTranslation();
  const { now } = useClockface();
  const today = todayIn(calendar.tz, now);
  const [chosen, setChosen] = useState(today);
  const [picked, setPicked] = useState(false);
  const year = Number(chosen.slice(0, 4));
  const days = useDays(calendar.id, year);
  const mayChange = useDesk().data?.me.administrator ?? false;
  const day = days.data?.find(({ date }) => date === chosen);
  const choose = (date: string) => {
    setChosen(date);
    setPicked(true);
  };
  const turn = (by: number) => {
    const other = year + by;
    setChosen(other === Number(today.slice(0, 4)) ? today : `${other}-01-01`);
  };
  return (
    <>
      {calendar.holidaysEndSoon && (
        <Notice sign="alert" what={t('calendars.endSoon')}>
          {t('calendars.endSoonText')}
        </Notice>
      )}
      <TopBar {...{ calendar, all, year, today, mayChange, onShow, onTurn: turn }} />
      <div className={styles.board}>
        <YearView year={year} days={days.data ?? []} today={today} chosen={chosen} onChoose={choose} />
        {day && (
          <DayPanel
            key={`${day.date} ${day.version}`}
            calendarId={calendar.id}
            plan={calendar.plan}
            day={day}
            isPast={day.date < today}
            mayChange={mayChange}
            picked={picked}
            onPutAway={() => setPicked(false)}
          />
        )}
      </div>
      <Arrangement calendar={calendar} today={today} mayChange={mayChange} onShow={onShow} />
    </>
  );
}
