import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField } from '../../../ui/controls/field.tsx';
import type { TicketView } from '../../model.ts';
import type { Assignment } from '../../outgoing.ts';
import { useDesk } from '../../queries.ts';
import { NextActionFields } from './next-action-fields.tsx';
import { OtherwiseField } from './otherwise-field.tsx';
import { useBrief } from './use-brief.ts';

type LeftWithProps = {
  ticket: TicketView;
  left: ReturnType<typeof useLeftWith>;
  /** Who gets it. */
  agent: string;
  note: string;
  onNote: (note: string) => void;
};

/** One step with its date, what to do if it goes otherwise, and a word: what the next person cannot read out of the record. */
export function LeftWith({ ticket, left, agent, note, onNote }: LeftWithProps) {
  const { t } = useTranslation();
  return (
    <>
      <NextActionFields
        what={left.what}
        onWhat={(what) => left.change({ what })}
        dueAt={left.dueAt}
        onDueAt={(dueAt) => left.change({ dueAt })}
        dates={ticket.nextDates}
        required={left.needed}
      />
      <OtherwiseField words={left.words} none={left.none} onChange={(words, none) => left.change({ words, none })} />
      <LongField
        label={t('handOver.note', { agent })}
        hint={t('handOver.noteHint')}
        value={note}
        rows={2}
        maxLength={20_000}
        onChange={({ currentTarget }) => onNote(currentTarget.value)}
      />
    </>
  );
}

/**
 * What is left to whoever gets the ticket, filled with what stands in the brief. Leads divide the work and need to leave
 * nothing, and so does whoever finds the right person for a ticket that nobody has worked on.
 */
export function useLeftWith(ticket: TicketView) {
  const me = useDesk().data?.me;
  const brief = useBrief(ticket.number, me?.agent ?? false).data;
  const standing = brief?.actions.nextAction;
  const kept = brief?.situation.contingency;
  const [typed, setTyped] = useState<{ what?: string; dueAt?: string; words?: string; none?: boolean }>({});
  const standsStill = standing && Date.parse(standing.dueAt) > Date.now();
  const what = typed.what ?? standing?.what ?? '';
  const dueAt = typed.dueAt ?? (standsStill ? standing.dueAt : ticket.nextDates[0]);
  const words = typed.words ?? kept?.words ?? '';
  const none = typed.none ?? (kept ? kept.words === null : false);
  const needed = ticket.status !== 'new' && !(me?.administrator || (me?.leads.length ?? 0) > 0);
  const hasNext = what.trim().length >= 3 && dueAt !== undefined;
  const hasOtherwise = none || words.trim() !== '';
  const said: Pick<Assignment, 'nextAction' | 'contingency'> = {
    ...(hasNext ? { nextAction: { what: what.trim(), dueAt } } : {}),
    ...(hasOtherwise ? { contingency: none ? null : words.trim() } : {}),
  };
  const change = (more: typeof typed) => setTyped((before) => ({ ...before, ...more }));
  return { what, dueAt, words, none, change, said, needed, lacks: needed && !(hasNext && hasOtherwise) };
}
