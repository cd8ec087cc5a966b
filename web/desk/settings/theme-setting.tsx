import { useTranslation } from 'react-i18next';
import type { ThemeChoice } from '../../client/theme-choice.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { useThemeChoice } from '../theme.ts';
import { Setting } from './settings-frame.tsx';

/** Light, dark, or as the system has it. */
export function ThemeSetting() {
  const { t } = useTranslation();
  const [theme, setTheme] = useThemeChoice();
  return (
    <Setting name={t('settings.theme')}>
      <Segment<ThemeChoice>
        label={t('settings.theme')}
        value={theme}
        onChange={setTheme}
        choices={[
          { value: 'auto', label: t('settings.system') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
        ]}
      />
    </Setting>
  );
}
