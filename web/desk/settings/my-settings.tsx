import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../client/i18n.ts';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { saveSingleKeys, singleKeysOn } from '../keys.ts';
import { useDesk } from '../queries.ts';
import { useSource } from '../source.ts';
import { ChangePassword } from './change-password.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { MyNames } from './people/my-names.tsx';
import { MyZone } from './people/my-zone.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { ThemeSetting } from './theme-setting.tsx';

/** What each person sets for themself. */
export function MySettings() {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const desk = useDesk().data;
  const [keys, setKeys] = useState<'on' | 'off'>(singleKeysOn() ? 'on' : 'off');
  function speak(locale: Locale) {
    void changeLocale(locale);
    // Also what the desk writes to this person; the screen has changed already if it cannot be kept now.
    source.changeMe({ locale }).catch(() => undefined);
  }
  return (
    <SettingsFrame part="mine">
      <div className={styles.settings}>
        {desk && <MyNames me={desk.me} />}
        <Setting name={t('settings.language')} hint={t('settings.languageHint')}>
          <Segment<Locale>
            label={t('settings.language')}
            value={i18n.language as Locale}
            onChange={speak}
            choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
          />
        </Setting>
        {desk && <MyZone desk={desk} />}
        <ThemeSetting />
        <Setting name={t('settings.keys')} hint={t('settings.keysHint')}>
          <Segment<'on' | 'off'>
            label={t('settings.keys')}
            value={keys}
            onChange={(next) => {
              setKeys(next);
              saveSingleKeys(next === 'on');
            }}
            choices={[
              { value: 'on', label: t('settings.on') },
              { value: 'off', label: t('settings.off') },
            ]}
          />
        </Setting>
        <NoticeSettings />
        <ChangePassword />
      </div>
    </SettingsFrame>
  );
}
