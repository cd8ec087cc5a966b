import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverReason } from '../../../client/case-words.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentLine, TicketView } from '../../model.ts';
import type { Assignment } from '../../outgoing.ts';
import { useAgents, useDesk } from '../../queries.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { HandOverAgents } from './hand-over-agents.tsx';
import { HandOverWhy } from './hand-over-why.tsx';
import { LeftWith, useLeftWith } from './left-with.tsx';
import { NobodyElse } from './nobody-else.tsx';

type HandOverProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Asks who should have the case and why, says when the requester hears of it, and takes a word to the colleague along. */
export function HandOver({ ticket, opened, onClose }: HandOverProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [agentId, setAgentId] = useState<string>();
  const [reason, setReason] = useState<HandOverReason | ''>('');
  const [note, setNote] = useState('');
  const left = useLeftWith(ticket);
  const self = useDesk().data?.me;
  const me = self?.id;
  const agentsQuery = useAgents();
  const everybody = agentsQuery.data ?? [];
  const agents = everybody.filter(
    (each) => each.active && each.id !== ticket.assignee?.id && each.roles.some((role) => role !== 'collaborator'),
  );
  const alone = agentsQuery.isSuccess && agents.length === 0;
  const agent = agents.find((each) => each.id === agentId);
  const why = agentId === me && me ? 'taking_it' : reason;
  const assign = useChange(ticket.number, (source, assignment: Assignment) => source.assign(ticket.number, assignment));
  function confirm() {
    if (!agent || !why) return;
    assign.mutate(
      {
        agentId: agent.id,
        reason: why,
        ...(agent.id === me ? {} : left.said),
        ...(note.trim() && agent.id !== me ? { note: note.trim() } : {}),
      },
      {
        onSuccess: ({ asked }) => {
          onClose();
          setAgentId(undefined);
          setReason('');
          setNote('');
          const said = asked ? t('transfers.waits') : t('handOver.done', { name: agent.name });
          toast({ look: asked ? 'none' : 'open', text: said });
        },
      },
    );
  }
  if (alone) return <NobodyElse opened={opened} onClose={onClose} administrator={self?.administrator ?? false} />;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('handOver.title')}
      closeLabel={t('common.close')}
      told={toldWords(t, ticket, agent, me)}
      keep={t('handOver.keep')}
      effect={{
        label: agent ? t('handOver.effect', { name: agent.name }) : t('handOver.effectNobody'),
        onConfirm: confirm,
        held: !agent || !why || (agent.id !== me && left.lacks) || assign.isPending,
      }}
    >
      <HandOverAgents agents={agents} agentId={agentId} onChange={setAgentId} />
      {why !== 'taking_it' && <HandOverWhy reason={reason} shadow={ticket.shadow ?? false} onChange={setReason} />}
      {agent && agent.id !== me && (
        <LeftWith ticket={ticket} left={left} agent={agent.name} note={note} onNote={setNote} />
      )}
      {assign.problem && <ErrorNotice what={assign.problem.what} />}
    </Dialog>
  );
}

/** A person's first message is the notice of the new name; only where none comes does the desk write (R15). */
function toldWords(t: TFunction, ticket: TicketView, agent: AgentLine | undefined, me: string | undefined): string {
  const { name } = ticket.brief.requester;
  if (ticket.shadow) return t('ticket.shadowTold', { name });
  if (ticket.status === 'new') return t('handOver.toldNew', { name });
  if (!agent) return t('handOver.toldNobody', { name });
  return agent.id === me ? t('handOver.toldMe', { name }) : t('handOver.told', { name, agent: agent.name });
}
