import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedEntry } from '../../../../contract/holidays.ts';
import { useClockface } from '../../../client/clockface.ts';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useErrorWords } from '../../shell/load-error.tsx';
import { changes, previewImport, useCalendarChange } from './calendar-api.ts';
import styles from './calendars.module.css';
import { rangeWords } from './date-words.ts';

/** Days out of a calendar file: first what would become of each entry, then those that were chosen. */
export function ImportDialog({ calendarId, onClose }: { calendarId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState('');
  const [without, setWithout] = useState<number[]>([]);
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await chosen.text();
      const entries = await previewImport(calendarId, text);
      setFile(text);
      setWithout([]);
      return entries;
    },
  });
  const words = useErrorWords(read.error);
  const take = useCalendarChange(
    () => changes.take(calendarId, file, without),
    () => t('settings.inForce'),
  );
  const entries = read.data ?? [];
  const count = entries.filter(({ becomes, index }) => becomes !== 'left_out' && !without.includes(index)).length;
  const toggle = (index: number, on: boolean) =>
    setWithout((old) => (on ? old.filter((one) => one !== index) : [...old, index]));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('calendars.importTitle')}
      told={t('calendars.importTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={600}
      effect={{
        label: t('calendars.take', { count }),
        held: count === 0 || take.isPending,
        onConfirm: () => take.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <label className={styles.drop}>
          <span>{t('calendars.file')}</span>
          <input
            type="file"
            accept=".ics,text/calendar"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) read.mutate(chosen);
            }}
          />
        </label>
        {read.isError && <ErrorNotice {...words} />}
        {entries.length > 0 && (
          <ul className={styles.scroll} aria-label={t('calendars.entries')}>
            {entries.map((entry) => (
              <Entry key={entry.index} entry={entry} chosen={!without.includes(entry.index)} onChange={toggle} />
            ))}
          </ul>
        )}
        {read.isSuccess && entries.length === 0 && <p className={styles.hint}>{t('calendars.emptyFile')}</p>}
        {take.problem && <ErrorNotice {...take.problem} />}
      </div>
    </Dialog>
  );
}

type EntryProps = { entry: ImportedEntry; chosen: boolean; onChange: (index: number, on: boolean) => void };

function Entry({ entry, chosen, onChange }: EntryProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const { becomes } = entry;
  const leftOut = becomes === 'left_out';
  const fate: string =
    becomes === 'left_out' ? t(`calendars.why.${entry.why ?? 'unreadable'}`) : t(`calendars.becomes.${becomes}`);
  const when = entry.from && rangeWords(locale, entry.from.slice(0, 10), entry.until.slice(0, 10));
  const days = entry.repeats && !leftOut ? t('calendars.days', { count: entry.days.length }) : '';
  return (
    <li>
      <CheckField
        label={entry.name || t('calendars.noName')}
        hint={fate}
        checked={chosen && !leftOut}
        disabled={leftOut}
        onChange={(event) => onChange(entry.index, event.currentTarget.checked)}
      />
      <small>{[when, days].filter(Boolean).join(' · ')}</small>
    </li>
  );
}
