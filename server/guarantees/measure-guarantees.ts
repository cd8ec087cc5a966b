// How the guarantees stand, for Prometheus. Read from rows when somebody asks, because the process that answers is often not
// the one that looks.

import { Gauge } from 'prom-client';
import type { Context } from '../platform/context.ts';

const holds = new Gauge({
  name: 'tellonce_guarantee_holds',
  help: '1 while an invariant holds, 0 while it is broken, by its number.',
  labelNames: ['invariant'],
});
const offenders = new Gauge({
  name: 'tellonce_guarantee_offenders',
  help: 'Rows that break an invariant, by its number; 50 and more are told as 50.',
  labelNames: ['invariant'],
});
const age = new Gauge({
  name: 'tellonce_guarantee_age_seconds',
  help: 'How long ago an invariant was looked at last: at what changed (each minute) or in full (each night).',
  labelNames: ['invariant', 'look'],
});
const took = new Gauge({
  name: 'tellonce_guarantee_look_seconds',
  help: 'How long the last look took, by invariant and form.',
  labelNames: ['invariant', 'look'],
});

export async function measureGuarantees(ctx: Context): Promise<void> {
  const checks = await ctx.tx.selectFrom('guaranteeCheck').selectAll().execute();
  for (const gauge of [holds, offenders, age, took]) gauge.reset();
  const since = (at: Date) => (ctx.now.getTime() - at.getTime()) / 1000;
  for (const check of checks) {
    const { invariant } = check;
    holds.set({ invariant }, check.brokenSince ? 0 : 1);
    offenders.set({ invariant }, (check.offenders as unknown[]).length);
    age.set({ invariant, look: 'changes' }, since(check.checkedAt));
    if (check.fullAt) age.set({ invariant, look: 'full' }, since(check.fullAt));
    if (check.tookMillis !== null) took.set({ invariant, look: 'changes' }, check.tookMillis / 1000);
    if (check.fullTookMillis !== null) took.set({ invariant, look: 'full' }, check.fullTookMillis / 1000);
  }
}
