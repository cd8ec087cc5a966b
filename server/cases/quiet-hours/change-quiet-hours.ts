// Somebody chooses when the desk leaves them alone; an administrator chooses it for all who have not.

import type { QuietHours } from '../../../contract/quiet-hours/quiet-hours.ts';
import { minutesOf, readQuietHours, setQuietHours } from '../../people/quiet-hours.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { setDeskQuietHours } from '../../settings/write-settings.ts';

type Change = { scope: 'own' | 'desk'; quiet: QuietHours['own'] };

/** @throws Forbidden, Invalid (no time lies between) */
export function changeQuietHours(ctx: Context, { scope, quiet }: Change): Promise<QuietHours> {
  const { personId, roles } = ctx.actor;
  if (scope === 'desk' && !roles.has('administrator')) throw forbidden('Only administrators change settings.');
  if (!personId) throw forbidden('Only people have quiet hours.');
  if (quiet && quiet.from === quiet.until) throw invalid('Quiet hours begin and end at different times.');
  return inTransaction(ctx.tx, async (tx) => {
    await together(tx, [
      scope === 'own' ? setQuietHours(personId, quiet) : setDeskQuietHours(quiet && minutesOf(quiet)),
      record(ctx, [{ kind: 'quiet.changed', subjectId: personId, data: { scope } }]),
    ]);
    return readQuietHours(tx, personId);
  });
}
