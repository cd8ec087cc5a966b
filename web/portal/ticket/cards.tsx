import type { ReactNode } from 'react';
import { dayWords, pastWords, shortDay, sinceWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Face, Pair } from '../../ui/people/face.tsx';
import { lastActionWords } from '../happened-words.ts';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import { When } from '../when.tsx';
import styles from './cards.module.css';
import { NextCard } from './next-card.tsx';
import { Stuck } from './stuck.tsx';
import { WaitChoice } from './wait-choice.tsx';

/** The three answers before everything else, and under them the last thing that was done. */
export function Cards({ ticket }: { ticket: TicketPageProps }) {
  const { t, face } = useReader();
  return (
    <div className={styles.cards}>
      <HolderCard ticket={ticket} />
      <NextCard ticket={ticket} />
      {ticket.locked ? <LockedCard locked={ticket.locked} /> : ticket.known && <KnownCard known={ticket.known} />}
      {ticket.lastAction && (
        <p className={styles.last}>
          <span>{t('portal.lastAction')}</span>
          <span>{lastActionWords(ticket.lastAction, ticket.deskName, face, t)}</span>
          <When at={ticket.lastAction.at}>{pastWords(face, ticket.lastAction.at)}</When>
        </p>
      )}
    </div>
  );
}

function Card(props: { name: string; id?: string; children: ReactNode }) {
  return (
    <section id={props.id}>
      <h2>{props.name}</h2>
      {props.children}
    </section>
  );
}

function HolderCard({ ticket: { holder, wait, stuck } }: { ticket: TicketPageProps }) {
  const { t, face } = useReader();
  const { person, covering } = holder;
  return (
    <Card name={t('portal.whoHasIt')} id="holder">
      <div className={styles.who}>
        {covering ? (
          <Pair front={person} behind={covering.person} size={56} named />
        ) : (
          <Face person={person} size={56} named />
        )}
        <div>
          <b>{person.name}</b>
          {holder.role && <span className={styles.line}>{holder.role}</span>}
          <span className={styles.line}>
            <When at={holder.sinceAt}>{t('portal.since', { time: sinceWords(face, holder.sinceAt) })}</When>
          </span>
        </div>
      </div>
      {covering && (
        <p className={`${styles.small} ${styles.gap}`}>
          {covering.untilAt
            ? t('portal.coverUntil', {
                name: covering.person.name,
                cover: person.name,
                day: dayWords(face, covering.untilAt),
              })
            : t('portal.cover', { name: covering.person.name, cover: person.name })}
        </p>
      )}
      {wait && <WaitChoice wait={wait} />}
      {stuck && <Stuck stuck={stuck} />}
      <p className={`${styles.small} ${styles.end}`}>{t('portal.direct')}</p>
    </Card>
  );
}

/** Whoever holds the mail may see where things stand; the words are for the person whose address it is. */
function LockedCard({ locked }: { locked: NonNullable<TicketPageProps['locked']> }) {
  const { t } = useReader();
  return (
    <Card name={t('portal.whatWeKnow')}>
      <p className={styles.small} role={locked.sent ? 'status' : undefined}>
        {locked.sent ? t('portal.lockedSent') : t('portal.lockedText')}
      </p>
      <form className={styles.confirm} method="post" action={locked.form.action}>
        <HiddenFields form={locked.form} />
        <Button size="roomy" type="submit">
          {locked.sent ? t('portal.lockedAgain') : t('portal.lockedButton')}
        </Button>
      </form>
    </Card>
  );
}

function KnownCard({ known }: { known: NonNullable<TicketPageProps['known']> }) {
  const { t, face } = useReader();
  const { words, facts } = known;
  return (
    <Card name={t('portal.whatWeKnow')}>
      <blockquote className={styles.words} lang={words.lang}>
        {words.text}
      </blockquote>
      <small className={styles.source}>
        {t('portal.yourWords')}, {shortDay(face, words.at)}, {t(`channel.${words.channel}`)}
      </small>
      {facts.length > 0 && (
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact.text}>
              {fact.text}
              <small>{fact.source}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
