import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverReason } from '../../client/case-words.ts';
import { Choices } from '../../ui/controls/choices.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import type { Assignment } from '../outgoing.ts';
import { useAgents, useDesk } from '../queries.ts';
import { useToast } from '../shell/toasts.tsx';
import styles from './hand-over.module.css';
import { useChange } from './use-change.ts';

const reasons: HandOverReason[] = [
  'better_placed',
  'expertise',
  'workload',
  'away',
  'team_change',
  'escalated',
  'requester_asked',
];

type HandOverProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Asks who should have the case and why, and says who will be told. */
export function HandOver({ ticket, opened, onClose }: HandOverProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [agentId, setAgentId] = useState<string>();
  const [reason, setReason] = useState<HandOverReason | ''>('');
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
  const requester = ticket.brief.requester.name;
  const assign = useChange(ticket.number, (source, assignment: Assignment) => source.assign(ticket.number, assignment));
  function confirm() {
    if (!agent || !why) return;
    assign.mutate(
      { agentId: agent.id, reason: why },
      {
        onSuccess: () => {
          onClose();
          setAgentId(undefined);
          setReason('');
          toast({ look: 'open', text: t('handOver.done', { name: agent.name }) });
        },
      },
    );
  }
  const teamsOf = (each: (typeof agents)[number]) => each.title ?? each.teams.map((team) => team.name).join(', ');
  if (alone) return <NobodyElse opened={opened} onClose={onClose} administrator={self?.administrator ?? false} />;
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
        onConfirm: confirm,
        held: !agent || !why || assign.isPending,
      }}
    >
      <div className={styles.agents}>
        <Choices
          legend={t('handOver.who')}
          value={agentId}
          onChange={setAgentId}
          choices={agents.map((each) => ({
            value: each.id,
            label: (
              <span className={styles.person}>
                <Face person={each} named />
                <span>
                  {each.name}
                  <small>{teamsOf(each)}</small>
                </span>
              </span>
            ),
          }))}
        />
      </div>
      {why !== 'taking_it' && (
        <SelectField<HandOverReason | ''>
          label={t('handOver.why')}
          hint={t('handOver.whyHint')}
          value={reason}
          onChange={setReason}
          choices={[
            { value: '', label: t('handOver.choose') },
            ...reasons.map((each) => ({ value: each, label: capital(t(`reason.${each}`)) })),
          ]}
        />
      )}
      {assign.problem && <ErrorNotice what={assign.problem.what} />}
    </Dialog>
  );
}

/** Says why there is nobody to choose, and the way to change that where the reader has it. */
function NobodyElse(props: { opened: boolean; onClose: () => void; administrator: boolean }) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t('handOver.title')}
      closeLabel={t('common.close')}
      told={t(props.administrator ? 'handOver.alone' : 'handOver.aloneOther')}
    >
      {props.administrator && <Link to="/settings/people">{t('handOver.invite')}</Link>}
    </Dialog>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
