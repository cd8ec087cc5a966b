import { WhoseIsIt } from '../../away/whose-is-it.tsx';
import type { TicketView } from '../../model.ts';
import { ApprovalAsked } from '../compensation/approval-asked.tsx';
import { TransferAsked } from '../hand-over/transfer-asked.tsx';
import { DateAsked } from '../promise/date-asked.tsx';
import { ProposedRequester } from '../proposed-requester.tsx';
import { TellTask } from '../tasks/tell-task.tsx';
import { Undecided } from '../undecided.tsx';
import { Away } from './away.tsx';

/**
 * What waits for a word of the agent below the conversation: who asks, who takes part, who is away, what is late, by when,
 * what a lead approves, whose it is after a return.
 */
export function Offers({ ticket }: { ticket: TicketView }) {
  return (
    <>
      <ProposedRequester ticket={ticket} />
      <Undecided ticket={ticket} />
      <Away ticket={ticket} />
      <TellTask ticket={ticket} />
      <DateAsked ticket={ticket} />
      <ApprovalAsked ticket={ticket} />
      <TransferAsked ticket={ticket} />
      <WhoseIsIt ticket={ticket} />
    </>
  );
}
