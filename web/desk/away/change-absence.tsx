import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import settings from '../settings/settings.module.css';
import { type Absence, changes, useAbsenceChange } from './absence-api.ts';
import { CoverField } from './cover-field.tsx';

/** Another return, another cover, and before it begins another beginning. */
export function ChangeAbsence({ absence, onDone }: { absence: Absence; onDone: () => void }) {
  const { t } = useTranslation();
  const face = useClockface();
  const planned = absence.state === 'planned';
  const [from, setFrom] = useState<string | undefined>(absence.from);
  const [to, setTo] = useState(absence.to ?? undefined);
  const [unknown, setUnknown] = useState(absence.to === null);
  const [cover, setCover] = useState(absence.cover?.id ?? null);
  const change = useAbsenceChange(
    () =>
      changes.change(absence.id, { ...(planned && from ? { from } : {}), to: unknown ? null : (to ?? null), cover }),
    () => t('absence.done.changed'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(undefined, { onSuccess: onDone });
  }
  return (
    <form className={settings.form} onSubmit={submit} aria-label={absence.person.name}>
      <h3>{absence.person.name}</h3>
      {planned && <DateTimeField label={t('absence.from')} value={from} onChange={setFrom} min={face.now} />}
      {!unknown && <DateTimeField label={t('absence.to')} value={to} onChange={setTo} min={face.now} />}
      <CheckField
        label={t('absence.unknown')}
        checked={unknown}
        onChange={(event) => setUnknown(event.currentTarget.checked)}
      />
      <CoverField plan={{ person: absence.person, candidates: [] }} cover={cover} onChange={setCover} />
      {change.problem && <ErrorNotice what={change.problem.what} kept={change.problem.kept} />}
      <div className={settings.foot}>
        <Button type="submit" held={change.isPending || (!unknown && !to)}>
          {t('absence.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
