import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail, CalendarVersionView } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import type { Locale } from '../../../client/locale.ts';
import { pastWords, standingWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useVersions } from './calendar-api.ts';
import styles from './calendars.module.css';
import { rangeWords, shortDate, spanWords } from './date-words.ts';

const shownFirst = 5;

/** Who changed what, when and why; what is planned stands on top. */
export function History({ calendar }: { calendar: CalendarDetail }) {
  const { t } = useTranslation();
  const face = useClockface();
  const versions = useVersions(calendar.id).data ?? [];
  const [all, setAll] = useState(false);
  const shown = versions.filter(({ what }) => what !== 'carried_on');
  const planned = new Set(calendar.planned.map(({ number }) => number));
  return (
    <>
      <h2 className={styles.heading}>{t('calendars.history')}</h2>
      <ul className={styles.lines}>
        {shown.slice(0, all ? undefined : shownFirst).map((version) => (
          <li key={version.number}>
            <span>{pastWords(face, version.madeAt)}</span>
            <div>
              {changeWords(version, face.locale, t)}
              <small>
                {[
                  version.madeBy?.name ?? t('calendars.theDesk'),
                  planned.has(version.number)
                    ? t('calendars.inForceFrom', { time: standingWords(face, t, version.fromAt) })
                    : '',
                  version.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            <span />
          </li>
        ))}
      </ul>
      {!all && shown.length > shownFirst && (
        <Button look="bare" onClick={() => setAll(true)}>
          {t('calendars.wholeHistory')}
        </Button>
      )}
    </>
  );
}

function changeWords({ what, about }: CalendarVersionView, locale: Locale, t: TFunction): string {
  const date = (value: unknown): string => shortDate(locale, String(value), true);
  switch (what) {
    case 'day': {
      const key = String(about.day);
      const day =
        key.length === 5 ? t('calendars.changed.eachYear', { day: shortDate(locale, `2024-${key}`) }) : date(key);
      if (about.usual) return t('calendars.changed.usual', { day });
      const hours = (about.hours ?? []) as [string, string][];
      return hours.length > 0
        ? t('calendars.changed.dayHours', { day, hours: spanWords(hours) })
        : t('calendars.changed.dayClosed', { day });
    }
    case 'closed':
      return t('calendars.changed.closed', { days: rangeWords(locale, String(about.from), String(about.until)) });
    case 'holidays': {
      const country = about.country
        ? new Intl.DisplayNames([locale], { type: 'region' }).of(String(about.country))
        : '';
      return country ? t('calendars.changed.holidays', { country }) : t('calendars.changed.noHolidays');
    }
    case 'more_holidays':
      return t('calendars.changed.moreHolidays', { years: (about.years as number[]).join(', ') });
    case 'import':
      return t('calendars.changed.import', { count: Number(about.days) });
    case 'reopened':
      return about.until ? t('calendars.changed.shorter', { day: date(about.until) }) : t('calendars.changed.reopened');
    case 'hours':
      return t('calendars.changed.hours');
    default:
      return t('calendars.changed.first');
  }
}
