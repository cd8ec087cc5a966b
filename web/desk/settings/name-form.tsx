import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { SettingsView } from '../place-source.ts';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

/** The desk's own name, and the language that it speaks where nobody has chosen another. */
export function NameForm({ view }: { view: SettingsView }) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const [locale, setLocale] = useState<Locale>(view.defaultLocale);
  const save = useSetting(
    (source, change: Pick<SettingsView, 'name' | 'defaultLocale'>) => source.changeSettings(change),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) save.mutate({ name: name.trim(), defaultLocale: locale });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <Field
          label={t('setup.deskName')}
          value={name}
          maxLength={100}
          error={save.mistake('name')}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <SelectField<Locale>
          label={t('settings.deskLanguage')}
          value={locale}
          onChange={setLocale}
          choices={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        />
      </div>
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
