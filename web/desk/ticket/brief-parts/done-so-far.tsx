import { useTranslation } from 'react-i18next';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { useClockface } from '../../../client/clockface.ts';
import { exactWords, pastWords } from '../../../client/time-words.ts';
import { Time } from '../../../ui/time/time.tsx';
import styles from './hand-over-parts.module.css';
import { Section } from './section.tsx';

type Quoted = NonNullable<BriefView['summary']['problem']>;

/** What somebody said, in its own language, with who and when. */
export function Quote({ quote, note }: { quote: Quoted; note?: boolean }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <div className={note ? styles.note : styles.quote}>
      <p lang={quote.language}>{quote.text}</p>
      <small>
        {quote.person?.name}
        {note && `, ${t('brief.note')}`}
        {', '}
        <Time at={quote.at} exact={exactWords(face, quote.at)}>
          {pastWords(face, quote.at)}
        </Time>
      </small>
    </div>
  );
}

/** What they wrote last, what was done and what came of it. */
export function DoneSoFar({ brief }: { brief: BriefView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { done, solved } = brief.situation;
  return (
    <>
      {brief.summary.lastWord && (
        <Section name={t('brief.lastWord')}>
          <Quote quote={brief.summary.lastWord} />
        </Section>
      )}
      {brief.actions.asked && (
        <Section name={t('brief.weAsked')}>
          <Quote quote={brief.actions.asked} />
        </Section>
      )}
      {brief.actions.waitsFor && (
        <Section name={t('brief.waitsFor')}>
          <p className={styles.said}>{brief.actions.waitsFor.name}</p>
          <small className={styles.by}>
            {t('brief.since', { time: pastWords(face, brief.actions.waitsFor.since) })}
          </small>
        </Section>
      )}
      {(done.length > 0 || solved.length > 0) && (
        <Section name={t('brief.done')}>
          {solved.map((one) => (
            <div className={styles.quote} key={one.at}>
              <p>{one.what}</p>
              <small>{t('brief.notSolved', { time: pastWords(face, one.reopenedAt) })}</small>
            </div>
          ))}
          {done.map(({ by, ...quote }) => (
            <Quote key={quote.messageId} quote={quote} note={by === 'note'} />
          ))}
        </Section>
      )}
    </>
  );
}
