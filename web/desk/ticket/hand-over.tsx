import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../ui/controls/choices.tsx';
import { LongField } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import { useDesk } from '../queries.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';
import styles from './hand-over.module.css';

/** Asks who should have the case and why, and says who will be told. */
export function HandOver({ ticket, opened, onClose }: { ticket: TicketView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const [agentId, setAgentId] = useState<string>();
  const [reason, setReason] = useState('');
  const agents = (useDesk().data?.agents ?? []).filter((agent) => agent.id !== ticket.assignee.id);
  const agent = agents.find((each) => each.id === agentId);
  const requester = ticket.recipients[0]?.name ?? ticket.brief.requester.name;
  const assign = useMutation({
    mutationFn: (id: string) => source.assign(ticket.number, id, reason.trim()),
    onSuccess: async () => {
      onClose();
      setReason('');
      if (agent) toast({ look: 'open', text: t('handOver.done', { name: agent.name }) });
      await queries.invalidateQueries();
    },
  });
  const problem = useErrorWords(assign.error);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('handOver.title')}
      closeLabel={t('common.close')}
      told={t('handOver.told', { name: requester })}
      keep={t('handOver.keep')}
      effect={{
        label: agent ? t('handOver.effect', { name: agent.name }) : t('handOver.effectNobody'),
        onConfirm: () => agent && assign.mutate(agent.id),
        held: !agent || reason.trim() === '' || assign.isPending,
      }}
    >
      <Choices
        legend={t('handOver.who')}
        value={agentId}
        onChange={setAgentId}
        choices={agents.map((each) => ({
          value: each.id,
          label: (
            <span className={styles.person}>
              <Face person={each} named />
              {each.name}
            </span>
          ),
        }))}
      />
      <LongField
        label={t('handOver.why')}
        hint={t('handOver.whyHint', { name: requester })}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {assign.isError && <ErrorNotice what={problem.what} kept={problem.kept} />}
    </Dialog>
  );
}
