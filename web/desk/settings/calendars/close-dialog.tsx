import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../client/locale.ts';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useErrorWords } from '../../shell/load-error.tsx';
import { type Closing, changes, previewClosing, useCalendarChange } from './calendar-api.ts';
import styles from './calendars.module.css';
import { ClosingEffect } from './closing-effect.tsx';
import { addDays } from './date-words.ts';
import { DayField } from './day-field.tsx';
import { Emergency } from './emergency.tsx';

type CloseDialogProps = {
  calendarId: string;
  /** Its name where there are several, since closing one of them does not close the desk. */
  calendar: string | undefined;
  today: string;
  onClose: () => void;
};
const reasons = ['company_holidays', 'away', 'closed'] as const;

/** Closes a calendar for a time, with the only one the desk: who reads what stands there before anything is changed. */
export function CloseDialog({ calendarId, calendar, today, onClose }: CloseDialogProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<string | undefined>(addDays(today, 1));
  const [until, setUntil] = useState<string>();
  const [reason, setReason] = useState<Closing['reason']>('away');
  const [contact, setContact] = useState('');
  const [texts, setTexts] = useState<Partial<Record<Locale, string>>>({});
  const written = Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text.trim() ? [[key, text]] : [])),
  );
  const route =
    contact.trim() || Object.keys(written).length > 0 ? { texts: written, contact: contact.trim() || null } : null;
  const closing = from && until && until >= from ? { from, until, reason, route } : undefined;
  const preview = useQuery({
    queryKey: ['calendars', calendarId, 'closing', closing],
    queryFn: () => previewClosing(calendarId, closing as Closing),
    enabled: closing !== undefined,
    retry: false,
  });
  const refused = useErrorWords(preview.error);
  const close = useCalendarChange(
    () => changes.close(calendarId, closing as Closing),
    ({ moved }) => {
      const done = moved > 0 ? t('calendars.closedMoved', { count: moved }) : t('calendars.closedNone');
      return calendar ? t('calendars.closedOf', { calendar, done }) : done;
    },
  );
  const words = useDeed(calendar, preview.data?.promises ?? 0);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      told={t('calendars.closeTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={620}
      effect={{
        label: words.button,
        held: !preview.data || preview.isFetching || close.isPending,
        onConfirm: () => close.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <DayField label={t('calendars.firstDay')} value={from} min={today} onChange={setFrom} />
          <DayField label={t('calendars.lastDay')} value={until} min={from ?? today} onChange={setUntil} />
        </div>
        <SelectField
          label={t('calendars.reason')}
          hint={t('calendars.reasonHint')}
          value={reason}
          onChange={setReason}
          choices={reasons.map((value) => ({ value, label: t(`calendars.reasons.${value}`) }))}
        />
        <Emergency {...{ contact, texts, setContact, setTexts }} />
        {preview.isError && <ErrorNotice {...refused} />}
        {closing && preview.data && <ClosingEffect preview={preview.data} />}
        {close.problem && <ErrorNotice {...close.problem} />}
      </div>
    </Dialog>
  );
}

/** What is asked and what the button does, with the calendar's name where there is a choice of them. */
function useDeed(calendar: string | undefined, count: number): { title: string; button: string } {
  const { t } = useTranslation();
  if (!calendar) {
    const button = count > 0 ? t('calendars.closeAndTell', { count }) : t('calendars.close');
    return { title: t('calendars.closeTitle'), button };
  }
  const button = count > 0 ? t('calendars.closeOfAndTell', { calendar, count }) : t('calendars.closeOf', { calendar });
  return { title: t('calendars.closeTitleOf', { calendar }), button };
}
