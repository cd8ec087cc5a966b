// Invariant 5: whoever has a ticket that somebody had before, or stands in on one, got the brief as it was then, and took the
// ticket up in time, or it went up.

import { type RawBuilder, sql } from 'kysely';
import { before, changed, itsOwn, type Look, most, type Offender, unresolved } from './look.ts';

export const handOversHold = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'nobody took it up by ' || s.accept_due_at || ' and it did not go to the lead' as why
     from stint s join ticket t on t.id = s.ticket_id
    where s.accept_due_at < ${before(look, 120)} and ${unresolved} and ${inStretch(look)} ${most})
  union all
  (select t.number, 'who stands in did not take it up by ' || c.accept_due_at || ' and it did not go to the lead'
     from cover c join ticket t on t.id = c.ticket_id
    where c.accept_due_at < ${before(look, 120)} and c.ended_at is null and ${unresolved} and ${inStretch(look)} ${most})
  union all
  (select t.number, 'its stint ' || s.sequence || ' began without a brief'
     from ticket t join stint s on ${itsOwn(look, 's')} and s.sequence = t.stint_sequence
    where ${changed(look)} and ${unresolved} and s.sequence > 1 and not ${frozen(sql`'stint'`, sql`s.sequence`)} ${most})
  union all
  (select t.number, 'its cover ' || c.sequence || ' began without a brief'
     from ticket t join cover c on ${itsOwn(look, 'c')} and c.ended_at is null
    where ${changed(look)} and ${unresolved} and not ${frozen(sql`'cover'`, sql`c.sequence`)} ${most})
  union all
  (select t.number, 'its stint ' || s.sequence || ' was never taken up, and nobody waits for it'
     from ticket t join stint s on ${itsOwn(look, 's')} and s.sequence = t.stint_sequence
    where ${changed(look)} and ${unresolved} and s.sequence > 1 and t.cover_id is null and s.accepted_at is null
      and s.accept_due_at is null and not ${shown(sql`s.from_at`)} ${most})
  union all
  (select t.number, 'its cover ' || c.sequence || ' was never taken up, and nobody waits for it'
     from ticket t join cover c on ${itsOwn(look, 'c')} and c.ended_at is null
    where ${changed(look)} and ${unresolved} and c.accepted_at is null and c.accept_due_at is null
      and c.return_asked_at is null and not ${shown(sql`c.from_at`)} ${most})`;

/** What is due is found by its index, however little has changed; a look at everything goes stretch by stretch. */
const inStretch = (look: Look) => (look.stretch ? changed(look) : sql<boolean>`true`);

const frozen = (kind: RawBuilder<unknown>, sequence: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from frozen_brief f where f.ticket_id = t.id and f.of_kind = ${kind} and f.sequence = ${sequence})`;

/** Where nobody was left to ask, it was shown instead. */
const shown = (since: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from event e where e.ticket_id = t.id and e.kind = 'acceptance.overdue' and e.at >= ${since})`;
