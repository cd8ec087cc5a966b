import { useTranslation } from 'react-i18next';
import { browsersZone, chooseZone, useClockface } from '../../../client/clockface.ts';
import { cityOf, timeWords } from '../../../client/time-words.ts';
import { currentZone, zoneChoices } from '../../../client/zones.ts';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { DeskView } from '../../model.ts';
import styles from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { useSetting } from '../use-setting.ts';

/** In which zone one reads all times of the desk, on every computer; customers read their own. */
export function MyZone({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const set = desk.me.zone;
  const save = useSetting((source, zone: string | null) => source.changeMe({ zone }), t('settings.inForce'));
  function choose(zone: string) {
    chooseZone(zone || undefined);
    save.mutate(zone || null, { onError: () => chooseZone(set) });
  }
  const now = new Date(face.now).toISOString();
  const here = timeWords(face, now);
  const there = timeWords({ ...face, zone: desk.zone }, now);
  return (
    <Setting name={t('settings.zone')} hint={t('settings.myZoneHint')}>
      <div className={styles.form}>
        <SelectField
          label={t('settings.myZone')}
          hint={t(here === there ? 'settings.nowSame' : 'settings.now', { here, there, city: cityOf(desk.zone) })}
          value={set ? currentZone(set) : ''}
          onChange={choose}
          choices={[
            { value: '', label: t('settings.browsersZone', { city: cityOf(currentZone(browsersZone())) }) },
            ...zoneChoices(set ?? 'UTC'),
          ]}
        />
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Setting>
  );
}
