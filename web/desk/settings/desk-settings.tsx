import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDesk, useSettings } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { Compensation } from './compensation/compensation-form.tsx';
import { DeskWordsForm } from './desk-words/desk-words-form.tsx';
import { AddExample, RemoveExample } from './example.tsx';
import { NameForm } from './name-form.tsx';
import { QuietHours } from './quiet-hours/quiet-form.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { UnscannedFiles } from './unscanned-files.tsx';

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
            <Link className={styles.go} to="/settings/calendars">
              {t('settings.part.calendars')}
            </Link>
          </Setting>
          <Setting name={t('settings.unscanned')} hint={t('settings.unscannedHint')}>
            <UnscannedFiles view={view} />
          </Setting>
          <Setting name={t('quiet.title')} hint={t('quiet.hintDesk')}>
            <QuietHours scope="desk" />
          </Setting>
          <Setting name={t('deskWords.title')} hint={t('deskWords.hint')}>
            <DeskWordsForm first={view.defaultLocale} />
          </Setting>
          <Setting name={t('compensation.title')} hint={t('compensation.hint')}>
            <Compensation />
          </Setting>
          <Setting name={t('example.title')} hint={t('example.text')}>
            {example ? <RemoveExample /> : <AddExample />}
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}
