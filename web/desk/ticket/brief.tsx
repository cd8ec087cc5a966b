import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { exactWords, pastWords, shortDay } from '../../client/time-words.ts';
import { Face } from '../../ui/people/face.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { TicketView } from '../model.ts';
import { AskedIn } from './ask-in/asked-in.tsx';
import { WhySection } from './assignment/why-section.tsx';
import styles from './brief.module.css';
import { HandedOn, Versions, WasDone } from './brief-parts/of-record.tsx';
import { Earlier, Holders, Requester } from './brief-parts/people.tsx';
import { Promises } from './brief-parts/promises.tsx';
import { Section } from './brief-parts/section.tsx';
import { Clocks } from './clocks/clocks.tsx';

/** What whoever takes over must know: their words, what we know, their questions, promises, clocks, the person. */
export function Brief({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { brief } = ticket;
  return (
    <aside className={styles.brief} aria-label={t('brief.label')}>
      <HandedOn ticket={ticket} />
      <Section name={t('brief.words')}>
        <blockquote className={styles.words} lang={brief.words.lang}>
          {brief.words.text}
        </blockquote>
        <small className={styles.source}>
          {t('brief.wordsSource', {
            day: shortDay(face, brief.words.at),
            channel: t(`channel.${brief.words.channel}`),
          })}
        </small>
      </Section>
      <WasDone ticket={ticket} />
      {brief.known.length > 0 && (
        <Section name={t('brief.know')}>
          <dl>
            {brief.known.map((fact) => (
              <div className={styles.fact} key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>
                  {fact.value} <small>{fact.source}</small>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {brief.asked.length > 0 && (
        <Section name={t('brief.asked')}>
          {brief.asked.map((question) => (
            <div className={styles.line} key={question.id}>
              <Face person={question.person} size={18} />
              <span lang={question.lang}>{question.text}</span>
              <Time at={question.at} exact={exactWords(face, question.at)}>
                {pastWords(face, question.at)}
              </Time>
            </div>
          ))}
        </Section>
      )}
      <Promises ticket={ticket} />
      <Clocks ticket={ticket} />
      <Requester number={ticket.number} requester={brief.requester} mayChange={ticket.may.reply} />
      <AskedIn ticket={ticket} />
      {ticket.resolution && <Resolution resolution={ticket.resolution} />}
      <WhySection ticket={ticket} />
      <Holders holders={brief.holders} />
      <Versions ticket={ticket} />
      <Earlier requesterId={brief.requester.id} number={ticket.number} />
    </aside>
  );
}

function Resolution({ resolution }: { resolution: NonNullable<TicketView['resolution']> }) {
  const { t } = useTranslation();
  const parts = ['what', 'how', 'why', 'reason', 'alternatives'] as const;
  return (
    <Section name={t(`resolve.kinds.${resolution.kind}`)}>
      <dl>
        {parts.map(
          (part) =>
            resolution[part] && (
              <div className={styles.told} key={part}>
                <dt>{t(`resolve.${part}`)}</dt>
                <dd>{resolution[part]}</dd>
              </div>
            ),
        )}
      </dl>
    </Section>
  );
}
