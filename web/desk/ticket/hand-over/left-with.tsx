import type { TicketView } from '../../model.ts';
import { NextActionFields } from './next-action-fields.tsx';
import { OtherwiseField } from './otherwise-field.tsx';
import type { Left } from './use-left-with.ts';

/** One step with its date, and what to do if it goes otherwise: what the next person cannot read out of the record. */
export function LeftWith({ ticket, left }: { ticket: TicketView; left: Left }) {
  return (
    <>
      <NextActionFields
        what={left.what}
        onWhat={(what) => left.change({ what })}
        dueAt={left.dueAt}
        onDueAt={(dueAt) => left.change({ dueAt })}
        dates={ticket.nextDates}
      />
      <OtherwiseField words={left.words} none={left.none} onChange={(words, none) => left.change({ words, none })} />
    </>
  );
}
