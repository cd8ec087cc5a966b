import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
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
import styles from './desk-words-form.module.css';

/** Opening hours and promised times as requesters read them, one language at a time. */
export function DeskWordsForm({ first }: { first: Locale }) {
  const { t } = useTranslation();
  const source = useSource();
  const [locale, setLocale] = useState<Locale>(first);
  const versions = useQuery({ queryKey: ['desk-words'], queryFn: source.deskWords }).data;
  const own = versions?.filter((one) => one.locale === locale);
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
      {own && <Words key={`${locale} ${own[0]?.number ?? 0}`} locale={locale} versions={own} />}
    </>
  );
}

/** `versions`: the newest first, which is in force. */
function Words({ locale, versions: [latest, ...earlier] }: { locale: Locale; versions: DeskWords[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const queries = useQueryClient();
  const [words, setWords] = useState({ hours: latest?.hours ?? '', times: latest?.times ?? '' });
  const save = useSetting(
    (source, said: { hours: string; times: string }) => source.changeDeskWords(locale, said),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(words, { onSuccess: () => queries.invalidateQueries({ queryKey: ['desk-words'] }) });
  }
  const field = (name: 'hours' | 'times', hint?: string) => (
    <LongField
      label={t(`deskWords.${name}`)}
      hint={hint}
      rows={2}
      lang={locale}
      maxLength={1000}
      value={words[name]}
      onChange={(event) => setWords((old) => ({ ...old, [name]: event.currentTarget.value }))}
    />
  );
  const by = latest?.madeBy ?? t('deskWords.desk');
  return (
    <>
      <form className={settings.form} onSubmit={submit}>
        {field('hours')}
        {field(
          'times',
          latest
            ? t('deskWords.inForce', { number: latest.number, time: pastWords(face, latest.madeAt), name: by })
            : t('deskWords.none'),
        )}
        {save.problem && <ErrorNotice {...save.problem} />}
        <div className={settings.foot}>
          <Button type="submit" held={save.isPending} aria-label={`${t('settings.save')}: ${t('deskWords.title')}`}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
      <Preview locale={locale} words={words} />
      {earlier.length > 0 && <Earlier versions={earlier} />}
    </>
  );
}

/** The very mail that would go out now, with these words in it. */
function Preview({ locale, words }: { locale: Locale; words: { hours: string; times: string } }) {
  const { t } = useTranslation();
  const source = useSource();
  const said = useDeferredValue(words);
  const text = useQuery({
    queryKey: ['desk-words-preview', locale, said],
    queryFn: () => source.previewDeskWords(locale, said),
    placeholderData: keepPreviousData,
  }).data;
  return text ? (
    <details className={styles.preview}>
      <summary>{t('deskWords.preview')}</summary>
      <p lang={locale}>{text}</p>
    </details>
  ) : null;
}

function Earlier({ versions }: { versions: DeskWords[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <details className={styles.preview}>
      <summary>{t('deskWords.earlier')}</summary>
      <ol>
        {versions.map(({ number, madeAt, hours, times, locale }) => (
          <li key={number}>
            <small>{t('deskWords.version', { number, time: pastWords(face, madeAt) })}</small>
            <p lang={locale}>{[hours, times].filter((words) => words !== '').join('\n') || '–'}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
