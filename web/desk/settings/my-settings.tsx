import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segment } from '../../ui/controls/segment.tsx';
import { saveSingleKeys, singleKeysOn } from '../keys.ts';
import { useDesk } from '../queries.ts';
import { MyTongues } from './abilities/my-tongues.tsx';
import { ChangePassword } from './change-password.tsx';
import { MyLanguage } from './my-language.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { MyNames } from './people/my-names.tsx';
import { MyZone } from './people/my-zone.tsx';
import { QuietHours } from './quiet-hours/quiet-form.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { ThemeSetting } from './theme-setting.tsx';

/** What each person sets for themself. */
export function MySettings() {
  const { t } = useTranslation();
  const desk = useDesk().data;
  const [keys, setKeys] = useState<'on' | 'off'>(singleKeysOn() ? 'on' : 'off');
  return (
    <SettingsFrame part="mine">
      <div className={styles.settings}>
        {desk && <MyNames me={desk.me} />}
        <MyLanguage />
        {desk?.me.agent && <MyTongues personId={desk.me.id} />}
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
        <Setting name={t('quiet.title')} hint={t('quiet.hint')}>
          <QuietHours scope="own" />
        </Setting>
        <ChangePassword />
      </div>
    </SettingsFrame>
  );
}
