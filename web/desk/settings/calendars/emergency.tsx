import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { type Locale, localeNames, locales } from '../../../client/locale.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';

type EmergencyProps = {
  contact: string;
  texts: Partial<Record<Locale, string>>;
  setContact: (contact: string) => void;
  setTexts: (texts: Partial<Record<Locale, string>>) => void;
};

/** Where to turn when it cannot wait: words for each language, and a public number or address for all. */
export function Emergency({ contact, texts, setContact, setTexts }: EmergencyProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const [shown, setShown] = useState<Locale>(locale);
  return (
    <>
      <Field
        label={t('calendars.emergency')}
        hint={t('calendars.emergencyHint')}
        value={contact}
        maxLength={200}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <Segment
        label={t('settings.language')}
        value={shown}
        onChange={setShown}
        choices={locales.map((value) => ({ value, label: localeNames[value] }))}
      />
      <Field
        label={t('calendars.emergencyWords', { language: localeNames[shown] })}
        value={texts[shown] ?? ''}
        maxLength={300}
        lang={shown}
        onChange={(event) => setTexts({ ...texts, [shown]: event.currentTarget.value })}
      />
    </>
  );
}
