import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../client/case-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { TicketView } from '../model.ts';
import { useToast } from '../shell/toasts.tsx';
import { ResolveDialog } from './resolving/resolve-dialog.tsx';
import { SpamDialog } from './spam-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';
import styles from './ticket-header.module.css';
import { useChange } from './use-change.ts';

/** The status, and those this person may set. What a status asks for is asked in a dialogue; the others act at once. */
export function StatusMenu({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [asking, setAsking] = useState<Status>();
  const change = useChange(ticket.number, (source, status: Status) => source.setStatus(ticket.number, { status }));
  const now = t(`status.${ticket.status}`);
  if (ticket.statusChoices.length === 0) return <span className={styles.plain}>{now}</span>;
  function choose(status: Status) {
    if (status !== 'open') return setAsking(status);
    change.mutate(status, {
      onSuccess: () => toast({ look: 'open', text: t('statusForm.done', { status: t(`status.${status}`) }) }),
    });
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles.status} aria-label={`${t('ticket.changeStatus')}: ${now}`}>
            {now}
            <Icon name="down" size="small" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {ticket.statusChoices.map((status) => (
            <Menu.Item key={status} onClick={() => choose(status)}>
              {t(`statusForm.choice.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {change.problem && (
        <small role="alert" className={styles.refused}>
          {change.problem.what}
        </small>
      )}
      <ResolveDialog ticket={ticket} opened={asking === 'resolved'} onClose={() => setAsking(undefined)} />
      <SpamDialog ticket={ticket} opened={asking === 'spam'} onClose={() => setAsking(undefined)} />
      <StatusDialog
        ticket={ticket}
        status={asking === 'resolved' || asking === 'spam' ? undefined : asking}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
