// Invariant 12: somebody looks. While a worker lives, no look is older than three minutes; and where a second process found
// the watchdog silent, that stands until it runs again.

import { sql } from 'kysely';
import { before, type Look, type Offender } from './look.ts';

export const silentSeconds = 180;
const beatSeconds = 60;

export const watchdogRuns = (look: Look) => sql<Offender>`
  select null::text as ticket, 'has not run since ' || min(checked_at) as why
    from guarantee_check where invariant <> 12
  having min(checked_at) < ${before(look, silentSeconds)}
     and exists (select 1 from worker_beat where beat_at >= ${before(look, beatSeconds)})
  union all
  select null, 'has stood still since ' || from_at from guarantee_break where invariant = 12 and ended_at is null`;
