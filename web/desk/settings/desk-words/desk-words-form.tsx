import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { type Locale, localeNames, locales } from '../../../client/locale.ts';
import { pastWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { DeskWords } from '../../promise-source.ts';
import { useSource } from '../../source.ts';
import settings from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

/** Opening hours and promised times as requesters read them, one language at a time. */
export function DeskWordsForm({ first }: { first: Locale }) {
  const { t } = useTranslation();
  const source = useSource();
  const [locale, setLocale] = useState<Locale>(first);
  const versions = useQuery({ queryKey: ['desk-words'], queryFn: source.deskWords }).data;
  const latest = versions?.find((one) => one.locale === locale);
  return (
    <>
      <div className={settings.form}>
        <SelectField<Locale>
          label={t('deskWords.language')}
          value={locale}
          onChange={setLocale}
          choices={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        />
      </div>
      {versions && <Words key={`${locale} ${latest?.number ?? 0}`} locale={locale} latest={latest} />}
    </>
  );
}

function Words({ locale, latest }: { locale: Locale; latest: DeskWords | undefined }) {
  const { t } = useTranslation();
  const face = useClockface();
  const queries = useQueryClient();
  const [hours, setHours] = useState(latest?.hours ?? '');
  const [times, setTimes] = useState(latest?.times ?? '');
  const save = useSetting(
    (source, words: { hours: string; times: string }) => source.changeDeskWords(locale, words),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ hours, times }, { onSuccess: () => queries.invalidateQueries({ queryKey: ['desk-words'] }) });
  }
  return (
    <form className={settings.form} onSubmit={submit}>
      <LongField
        label={t('deskWords.hours')}
        rows={2}
        lang={locale}
        maxLength={1000}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <LongField
        label={t('deskWords.times')}
        hint={
          latest
            ? t('deskWords.version', { number: latest.number, time: pastWords(face, latest.madeAt) })
            : t('deskWords.none')
        }
        rows={2}
        lang={locale}
        maxLength={1000}
        value={times}
        onChange={(event) => setTimes(event.currentTarget.value)}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={settings.foot}>
        <Button type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
