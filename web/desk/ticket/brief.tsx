import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { lookNow, shareUsed } from '../../client/promise-words.ts';
import { type Clockface, daysFromNow, exactWords, pastWords, shortDay, timeWords } from '../../client/time-words.ts';
import { Face } from '../../ui/people/face.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { BriefView, TicketView } from '../model.ts';
import { useDesk } from '../queries.ts';
import { AskedIn } from './ask-in/asked-in.tsx';
import styles from './brief.module.css';
import { AsHandedOver } from './brief-parts/as-handed-over.tsx';
import { ComesNext } from './brief-parts/comes-next.tsx';
import { DoneSoFar } from './brief-parts/done-so-far.tsx';
import { Otherwise } from './brief-parts/otherwise.tsx';
import { Earlier, Holders, Requester } from './brief-parts/people.tsx';
import { Section } from './brief-parts/section.tsx';
import { TakeUp } from './brief-parts/take-up.tsx';
import { Clocks } from './clocks/clocks.tsx';
import { useBrief } from './hand-over/use-brief.ts';

/** What whoever takes over must know: their words, what we know, their questions, promises, clocks, the person. */
export function Brief({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { brief } = ticket;
  const record = useBrief(ticket.number, useDesk().data?.me.agent ?? false).data;
  return (
    <aside className={styles.brief} aria-label={t('brief.label')}>
      {record && <TakeUp ticket={ticket} brief={record} />}
      {record && <ComesNext ticket={ticket} action={record.actions.nextAction} />}
      {record && <Otherwise ticket={ticket} said={record.situation.contingency} />}
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
      {record && <DoneSoFar brief={record} />}
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
      <Holders holders={brief.holders} />
      {record && <AsHandedOver number={ticket.number} versions={record.versions} />}
      <Earlier requesterId={brief.requester.id} number={ticket.number} />
    </aside>
  );
}

/** The line's past: for each promise a mark, when it was kept and for when it had been given; the standing one last. */
function Promises({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const shown = ticket.brief.promises.slice(-5);
  const past = ticket.brief.promises.filter((promise) => !['open', 'hand', 'soon'].includes(promise.look));
  if (shown.length === 0) return null;
  const kept = past.filter((promise) => promise.look === 'kept').length;
  return (
    <Section
      name={t('brief.promises')}
      {...(past.length > 0 ? { aside: t('brief.promisesKept', { kept, all: past.length }) } : {})}
    >
      <ol className={styles.kept}>
        {shown.map((promise, index) => {
          const standing = index === shown.length - 1 && promise.look === 'open';
          const look = standing ? lookNow({ ...ticket.promise, look: 'hand' }, face.now) : promise.look;
          return (
            <li key={promise.dueAt}>
              <PromiseMark
                look={look}
                share={standing ? shareUsed(ticket.promise, face.now) : 0}
                label={t(`promise.look.${look}`)}
              />
              <Time at={promise.keptAt ?? promise.dueAt} exact={promiseExact(promise, face, t)}>
                {nearWords(face, promise.keptAt ?? promise.dueAt)}
              </Time>
              {promise.keptAt && <small>{t('brief.due', { time: nearWords(face, promise.dueAt) })}</small>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

type Promised = BriefView['promises'][number];

/** The time alone today, else the day. */
const nearWords = (face: Clockface, at: string): string =>
  daysFromNow(face, at) === 0 ? timeWords(face, at) : shortDay(face, at);

function promiseExact({ dueAt, keptAt }: Promised, face: Clockface, t: TFunction): string {
  const due = t('brief.dueExact', { time: exactWords(face, dueAt) });
  return keptAt ? `${due}; ${t('brief.keptExact', { time: exactWords(face, keptAt) })}` : due;
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
