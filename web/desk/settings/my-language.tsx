import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../client/i18n.ts';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { useSource } from '../source.ts';
import { Setting } from './settings-frame.tsx';

/** In which language the desk speaks to this person, on screen and in mails. */
export function MyLanguage() {
  const { t, i18n } = useTranslation();
  const source = useSource();
  function speak(locale: Locale) {
    void changeLocale(locale);
    // Also what the desk writes to this person; the screen has changed already if it cannot be kept now.
    source.changeMe({ locale }).catch(() => undefined);
  }
  return (
    <Setting name={t('settings.language')} hint={t('settings.languageHint')}>
      <Segment<Locale>
        label={t('settings.language')}
        value={i18n.language as Locale}
        onChange={speak}
        choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      />
    </Setting>
  );
}
