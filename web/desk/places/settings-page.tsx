import { useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../client/i18n.ts';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import type { ThemeChoice } from '../../client/theme-choice.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { saveSingleKeys, singleKeysOn } from '../keys.ts';
import styles from './place.module.css';
import { Place } from './place.tsx';

/** What each person sets for the computer they sit at. */
export function SettingsPage() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [keys, setKeys] = useState<'on' | 'off'>(singleKeysOn() ? 'on' : 'off');
  return (
    <Place title={t('settings.title')} explain={t('settings.saved')}>
      <div className={styles.group}>
        <Setting name={t('settings.theme')}>
          <Segment<ThemeChoice>
            label={t('settings.theme')}
            value={colorScheme}
            onChange={setColorScheme}
            choices={[
              { value: 'auto', label: t('settings.system') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        </Setting>
        <Setting name={t('settings.language')}>
          <Segment<Locale>
            label={t('settings.language')}
            value={i18n.language as Locale}
            onChange={changeLocale}
            choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
          />
        </Setting>
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
      </div>
    </Place>
  );
}

function Setting(props: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <h2>{props.name}</h2>
      {props.children}
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
    </div>
  );
}
