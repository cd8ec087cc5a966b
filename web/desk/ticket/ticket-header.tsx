import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import { ComesNextLine } from './hand-over/comes-next-line.tsx';
import { ClockLine, What } from './header/last-answer.tsx';
import { NextWord } from './header/next-word.tsx';
import { Holding } from './holding.tsx';
import { StatusMenu } from './status-menu.tsx';
import styles from './ticket-header.module.css';
import { TicketTools } from './ticket-tools.tsx';

type TicketHeaderProps = {
  ticket: TicketView;
  onToList: () => void;
  /** Opens the brief where it has no place of its own. */
  onBrief: (() => void) | undefined;
};

/** What the case is, and the four answers: who has it, next word by, status, clocks. */
export function TicketHeader({ ticket, onToList, onBrief }: TicketHeaderProps) {
  const { t } = useTranslation();
  const lookers = ticket.lookers.map((person) => person.name).join(', ');
  const typing = ticket.lookers.some((person) => person.typing);
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <span className={styles.back}>
          <IconButton icon="left" label={t('ticket.toList')} onClick={onToList} />
        </span>
        <h1 lang={ticket.lang}>{ticket.subject}</h1>
        <span className={styles.number}>{ticket.number}</span>
        <span className={styles.tools}>
          {ticket.lookers.length > 0 && (
            <span className={styles.lookers}>
              <Icon
                name={typing ? 'pen' : 'eye'}
                label={typing ? t('ticket.typing', { names: lookers }) : t('ticket.looking', { names: lookers })}
              />
              {ticket.lookers.slice(0, 3).map((person) => (
                <Face key={person.id} person={person} size={18} named />
              ))}
            </span>
          )}
          <TicketTools ticket={ticket} />
          {onBrief && <IconButton icon="brief" label={t('ticket.brief')} onClick={onBrief} />}
        </span>
      </div>
      {ticket.shadow && (
        <p className={styles.shadow}>
          <Icon name="unsent" size="small" /> {t('ticket.shadow')}
        </p>
      )}
      <dl className={styles.four}>
        <Answer name={t('ticket.whoHasIt')}>
          <Holding ticket={ticket} />
        </Answer>
        <Answer name={t('ticket.nextWordBy')} className={styles.word}>
          <NextWord ticket={ticket} />
        </Answer>
        <Answer name={t('ticket.status')}>
          <StatusMenu ticket={ticket} />
          <small>{t(`status.turn.${ticket.turn}`)}</small>
        </Answer>
        {ticket.clocks.length > 0 ? (
          <Answer name={t('ticket.clocks')}>
            {ticket.clocks.slice(0, 2).map((clock) => (
              <ClockLine key={clock.metric} clock={clock} />
            ))}
          </Answer>
        ) : (
          <Answer name={t('ticket.what')}>
            <What ticket={ticket} />
          </Answer>
        )}
      </dl>
      <ComesNextLine ticket={ticket} />
    </header>
  );
}

function Answer(props: { name: string; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={props.className}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
