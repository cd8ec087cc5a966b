import { useTranslation } from 'react-i18next';
import { Segment } from '../../ui/controls/segment.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { SettingsView } from '../place-source.ts';
import { useSetting } from './use-setting.ts';

/** Whether people wait for the scanner, or take files at their own risk while it is away. */
export function UnscannedFiles({ view }: { view: SettingsView }) {
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
