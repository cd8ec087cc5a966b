import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import type { Outgoing } from '../../outgoing.ts';
import styles from '../composer.module.css';
import { BrokenAddresses, isBroken } from './broken-address.tsx';
import { LastFailed } from './last-failed.tsx';

type Kind = Outgoing['kind'];

/** What somebody should know before sending, and why the last try was refused. */
export function BeforeSending(props: { kind: Kind; ticket: TicketView; problem: string | undefined }) {
  const { t } = useTranslation();
  const { kind, ticket, problem } = props;
  return (
    <>
      {kind === 'reply' && !ticket.shadow && (
        <>
          <BrokenAddresses ticket={ticket} />
          <LastFailed ticket={ticket} />
        </>
      )}
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
