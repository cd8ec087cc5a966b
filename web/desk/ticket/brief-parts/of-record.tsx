import type { TicketView } from '../../model.ts';
import { useDesk } from '../../queries.ts';
import { useBrief } from '../hand-over/use-brief.ts';
import { AsHandedOver } from './as-handed-over.tsx';
import { ComesNext } from './comes-next.tsx';
import { DoneSoFar } from './done-so-far.tsx';
import { Otherwise } from './otherwise.tsx';
import { TakeUp } from './take-up.tsx';

type Of = { ticket: TicketView };

const useRecord = ({ number }: TicketView) => useBrief(number, useDesk().data?.me.agent ?? false).data;

/** What goes along with the ticket: whether it is taken up, what comes next, what if it goes otherwise. */
export function HandedOn({ ticket }: Of) {
  const record = useRecord(ticket);
  if (!record) return null;
  return (
    <>
      <TakeUp ticket={ticket} brief={record} />
      <ComesNext ticket={ticket} action={record.actions.nextAction} />
      <Otherwise ticket={ticket} said={record.situation.contingency} />
    </>
  );
}

export function WasDone({ ticket }: Of) {
  const record = useRecord(ticket);
  return record ? <DoneSoFar brief={record} /> : null;
}

export function Versions({ ticket }: Of) {
  const record = useRecord(ticket);
  return record ? <AsHandedOver number={ticket.number} versions={record.versions} /> : null;
}
