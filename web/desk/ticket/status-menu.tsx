import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../client/case-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { TicketView } from '../model.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';
import styles from './ticket-header.module.css';

/** The status, and those this person may set. It shows the new one at once and takes it back if the desk refuses. */
export function StatusMenu({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const key = ['ticket', ticket.number];
  const change = useMutation({
    mutationFn: (status: Status) => source.setStatus(ticket.number, status),
    onMutate: (status) => {
      const before = queries.getQueryData<TicketView>(key);
      queries.setQueryData<TicketView>(key, (view) => view && { ...view, status });
      return { before };
    },
    onError: (_error, _status, context) => queries.setQueryData(key, context?.before),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const problem = useErrorWords(change.error);
  const now = t(`status.${ticket.status}`);
  if (ticket.statusChoices.length === 0) return <span className={styles.plain}>{now}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.status} aria-label={`${t('ticket.changeStatus')}: ${now}`}>
          {now}
          <Icon name="down" size="small" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ticket.statusChoices.map((status) => (
          <Menu.Item
            key={status}
            onClick={() =>
              change.mutate(status, {
                onError: () => toast({ look: 'none', text: `${problem.what} ${problem.kept ?? ''}` }),
              })
            }
          >
            {t(`status.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
