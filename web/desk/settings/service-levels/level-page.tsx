import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../shell/load-error.tsx';
import { NotFound } from '../../shell/not-found.tsx';
import { SettingsFrame } from '../settings-frame.tsx';
import { useLevels } from './level-api.ts';
import { LevelForm } from './level-form.tsx';

/** One service level, or a new one. */
export function LevelPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/settings/service-levels/$id' });
  const levels = useLevels();
  const level = levels.data?.find((one) => one.id === id);
  const standard = levels.data?.find((one) => one.isDefault);
  if (levels.data && id !== 'new' && !level) return <NotFound />;
  return (
    <SettingsFrame
      part="serviceLevels"
      wide
      title={level ? t('levels.changeTitle', { name: level.name }) : t('levels.addTitle')}
    >
      <Waiting query={levels} of="entries" count={3} />
      {standard && <LevelForm key={id} level={level} standard={standard} />}
    </SettingsFrame>
  );
}
