import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { QuietSpan } from '../../promise-source.ts';
import { useSource } from '../../source.ts';
import settings from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

/** When the desk tells somebody nothing by itself: one's own hours, or those of everybody who has chosen none. */
export function QuietHours({ scope }: { scope: 'own' | 'desk' }) {
  const source = useSource();
  const hours = useQuery({ queryKey: ['quiet-hours'], queryFn: source.quietHours }).data;
  return hours ? (
    <QuietForm key={JSON.stringify(hours[scope])} scope={scope} span={hours[scope]} desk={hours.desk} />
  ) : null;
}

/** Written with 24 hours everywhere, whatever the computer is set to. */
const clockTime = { inputMode: 'numeric', pattern: '([01]\\d|2[0-3]):[0-5]\\d', maxLength: 5 } as const;

type QuietFormProps = { scope: 'own' | 'desk'; span: QuietSpan; desk: QuietSpan };

function QuietForm({ scope, span, desk }: QuietFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [from, setFrom] = useState(span?.from ?? '');
  const [until, setUntil] = useState(span?.until ?? '');
  const save = useSetting((source, quiet: QuietSpan) => source.changeQuietHours(scope, quiet), t('settings.inForce'));
  const change = (quiet: QuietSpan) =>
    save.mutate(quiet, { onSuccess: () => queries.invalidateQueries({ queryKey: ['quiet-hours'] }) });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (from && until && from !== until) change({ from, until });
  }
  return (
    <form className={settings.form} onSubmit={submit}>
      <div className={settings.pair}>
        <Field
          {...clockTime}
          label={t('quiet.from')}
          placeholder="22:00"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Field
          {...clockTime}
          label={t('quiet.until')}
          placeholder="07:00"
          value={until}
          error={from !== '' && from === until ? t('quiet.same') : undefined}
          hint={
            scope === 'own' && !span && desk ? t('quiet.byDesk', { from: desk.from, until: desk.until }) : undefined
          }
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={settings.foot}>
        <Button
          type="submit"
          held={!from || !until || from === until || save.isPending}
          aria-label={`${t('settings.save')}: ${t('quiet.title')}`}
        >
          {t('settings.save')}
        </Button>
        {span && (
          <Button look="bare" held={save.isPending} onClick={() => change(null)}>
            {t(scope === 'own' && desk ? 'quiet.byDesks' : 'quiet.none')}
          </Button>
        )}
      </div>
    </form>
  );
}
