import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { localeNames } from '../../../client/locale.ts';
import { standingWords } from '../../../client/time-words.ts';
import { Segment } from '../../../ui/controls/segment.tsx';
import type { ClosingPreview } from './calendar-api.ts';
import styles from './calendars.module.css';

/** What closing would move, and the very words that requesters would read. */
export function ClosingEffect({ preview }: { preview: ClosingPreview }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [shown, setShown] = useState(0);
  const text = preview.texts[shown] ?? preview.texts[0];
  return (
    <>
      <div className={styles.tally} role="status">
        <span>{t('calendars.backAt', { time: standingWords(face, t, preview.opensAt) })}</span>
        <b>{t('calendars.promisesMove', { count: preview.promises })}</b>
        {preview.agreed > 0 && <span>{t('calendars.agreedMove', { count: preview.agreed })}</span>}
        {preview.expected > 0 && <span>{t('calendars.expectedLie', { count: preview.expected })}</span>}
      </div>
      {text && (
        <>
          {preview.texts.length > 1 && (
            <Segment
              label={t('calendars.theyRead')}
              value={String(shown)}
              onChange={(value) => setShown(Number(value))}
              choices={preview.texts.map(({ locale, tickets }, index) => ({
                value: String(index),
                label: `${localeNames[locale]} · ${tickets}`,
              }))}
            />
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter scrolls, and that must go by keyboard too */}
          <section tabIndex={0} className={styles.letter} lang={text.locale} aria-label={t('calendars.theyRead')}>
            {text.text}
          </section>
        </>
      )}
    </>
  );
}
