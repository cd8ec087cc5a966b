import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../shell/load-error.tsx';
import { SettingsFrame } from '../settings-frame.tsx';
import { useLevels } from './level-api.ts';
import { LevelSection } from './level-section.tsx';
import styles from './service-levels.module.css';

/** What is owed on which tickets: every level in force, in words. */
export function ServiceLevelsPage() {
  const { t } = useTranslation();
  const levels = useLevels();
  return (
    <SettingsFrame part="serviceLevels">
      <Waiting query={levels} of="entries" count={3} />
      {levels.data && (
        <>
          <div className={styles.top}>
            <Link className={styles.add} to="/settings/service-levels/$id" params={{ id: 'new' }}>
              {t('levels.add')}
            </Link>
          </div>
          {levels.data.length > 1 && <p className={styles.order}>{t('levels.order')}</p>}
          {levels.data.map((level) => (
            <LevelSection key={level.id} level={level} />
          ))}
        </>
      )}
    </SettingsFrame>
  );
}
