import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import type { Outgoing } from '../../outgoing.ts';
import styles from '../composer.module.css';
import { Prepared } from '../promise/prepared.tsx';
import { BrokenAddresses, isBroken } from './broken-address.tsx';
import { LastFailed } from './last-failed.tsx';

type Kind = Outgoing['kind'];

type BeforeSendingProps = {
  kind: Kind;
  ticket: TicketView;
  problem: string | undefined;
  /** Nothing is written yet, so that prepared words may be offered. */
  empty: boolean;
  sending: boolean;
  onUse: (text: string) => void;
  onSend: (text: string) => void;
};

/** What somebody should know before sending, words that are prepared, and why the last try was refused. */
export function BeforeSending(props: BeforeSendingProps) {
  const { t } = useTranslation();
  const { kind, ticket, problem, empty, sending, onUse, onSend } = props;
  return (
    <>
      {kind === 'reply' && !ticket.shadow && (
        <>
          <BrokenAddresses ticket={ticket} />
          <LastFailed ticket={ticket} />
        </>
      )}
      {kind === 'reply' && empty && <Prepared ticket={ticket} held={sending} onUse={onUse} onSend={onSend} />}
      {problem && (
        <div className={styles.problem}>
          <ErrorNotice what={problem} kept={t('error.notSentKept')} />
        </div>
      )}
    </>
  );
}

type SendButtonProps = { kind: Kind; ticket: TicketView; readers: number; held: boolean };

/** Sends, and names whom it reaches. */
export function SendButton({ held, ...of }: SendButtonProps) {
  return (
    <Button look={of.kind === 'reply' ? 'main' : 'note'} type="submit" held={held}>
      <SendLabel {...of} />
    </Button>
  );
}

function SendLabel({ kind, ticket, readers }: Omit<SendButtonProps, 'held'>) {
  const { t } = useTranslation();
  const [first, ...others] = ticket.recipients;
  if (kind === 'note') return t('composer.addNote');
  if (kind === 'restricted') {
    return readers > 0 ? t('composer.addRestricted', { count: readers }) : t('composer.addRestrictedNobody');
  }
  if (!first) return t('composer.nobody');
  if (ticket.shadow) return t('composer.keepShadow');
  if (ticket.recipients.some((one) => isBroken(one.address))) return t('delivery.sendAnyway');
  return others.length > 0
    ? t('composer.sendToMany', { name: first.name, count: others.length })
    : t('composer.sendTo', { name: first.name });
}
