// The example company is told like a play: who wrote what, when. The tables in `tickets-*.ts` are its scripts; `play.ts`
// performs them with the real actions.

import type { StintReason } from '../assignment/stint.ts';
import type { Priority, TicketKind } from '../tickets/ticket.ts';
import type { AgentKey, PersonKey, TeamKey } from './people.ts';

/**
 * A moment in the desk's working time: `-3d 2h` lies three business days and two hours before now, `+40m` forty minutes
 * after it, `>25m` twenty-five minutes after the step before. `@21:40` is that clock time on the day of the moment, also
 * outside working hours.
 */
export type Moment = string;

/** What is left to whoever gets it: what comes next and by when, and what to do if it goes otherwise. */
export type Brief = { next: string; by: Moment; otherwise: string | null };

export type Step = { at: Moment } & (
  | { agent: AgentKey; does: 'take' }
  | { agent: AgentKey; does: 'reply'; text: string; next?: Moment; to?: readonly PersonKey[] }
  | { agent: AgentKey; does: 'note'; text: string }
  | { agent: AgentKey; does: 'restricted'; text: string; readers: readonly AgentKey[] }
  | { agent: AgentKey; does: 'ask'; text: string }
  | { agent: AgentKey; does: 'wait'; thirdParty: string }
  | { agent: AgentKey; does: 'schedule'; agreed: Moment }
  | { agent: AgentKey; does: 'give'; to: AgentKey; reason: StintReason; team?: TeamKey; brief?: Brief }
  | { agent: AgentKey; does: 'solve'; what: string; how: string; why: string; toldBy?: 'call' | 'visit' }
  | { agent: AgentKey; does: 'decline'; what: string; reason: string; alternatives: string }
  | { agent: AgentKey; does: 'spam' }
  | { person: PersonKey; does: 'write'; text: string; portal?: boolean }
  | { person: PersonKey; does: 'join'; text: string }
);

export type TicketScript = {
  at: Moment;
  from: PersonKey;
  team: TeamKey;
  subject: string;
  text: string;
  kind?: TicketKind;
  priority?: Priority;
  copied?: readonly PersonKey[];
  portal?: boolean;
  /** A name by which a later script points back to this one. */
  key?: string;
  followUpOf?: string;
  steps: readonly Step[];
};
