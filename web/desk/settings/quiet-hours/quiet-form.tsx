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
    if (from && until) change({ from, until });
  }
  return (
    <form className={settings.form} onSubmit={submit}>
      <div className={settings.pair}>
        <Field
          label={t('quiet.from')}
          type="time"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Field
          label={t('quiet.until')}
          type="time"
          value={until}
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
          held={!from || !until || save.isPending}
          aria-label={`${t('settings.save')}: ${t('quiet.title')}`}
        >
          {t('settings.save')}
        </Button>
        {span && (
          <Button look="bare" held={save.isPending} onClick={() => change(null)}>
            {t('quiet.none')}
          </Button>
        )}
      </div>
    </form>
  );
}
