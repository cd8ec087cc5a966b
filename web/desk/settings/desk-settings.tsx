import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { SettingsView } from '../place-source.ts';
import { useDesk, useSettings } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { AddExample, RemoveExample } from './example.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';
import { WorkingTimeForm } from './working-time-form.tsx';

/** What the whole desk goes by: its name and language, its working time, and the example company. */
export function DeskSettings() {
  const { t } = useTranslation();
  const settings = useSettings();
  const view = settings.data;
  const example = useDesk().data?.exampleCompany;
  return (
    <SettingsFrame part="desk">
      <Waiting query={settings} of="entries" count={3} />
      {view && (
        <div className={styles.settings}>
          <Setting name={t('settings.nameAndLanguage')}>
            <NameForm view={view} />
          </Setting>
          <Setting name={t('settings.workingTime')} hint={t('settings.workingTimeHint')}>
            <WorkingTimeForm calendar={view.calendar} />
          </Setting>
          <Setting name={t('settings.unscanned')} hint={t('settings.unscannedHint')}>
            <UnscannedFiles view={view} />
          </Setting>
          <Setting name={t('example.title')} hint={t('example.text')}>
            {example ? <RemoveExample /> : <AddExample />}
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

/** Whether people wait for the scanner, or take files at their own risk while it is away. */
function UnscannedFiles({ view }: { view: SettingsView }) {
  const { t } = useTranslation();
  const save = useSetting(
    (source, servesUnscanned: boolean) => source.changeSettings({ servesUnscanned }),
    t('settings.inForce'),
  );
  return (
    <>
      <Segment<'on' | 'off'>
        label={t('settings.unscanned')}
        value={view.servesUnscanned ? 'on' : 'off'}
        onChange={(next) => save.mutate(next === 'on')}
        choices={[
          { value: 'off', label: t('settings.unscannedHeld') },
          { value: 'on', label: t('settings.unscannedServed') },
        ]}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
    </>
  );
}

function NameForm({ view }: { view: SettingsView }) {
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
