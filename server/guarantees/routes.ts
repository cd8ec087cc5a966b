// The page “Guarantees”: green, or the rows that offend; when each was looked at, and what was broken lately.

import { getGuarantees } from '../../contract/settings.ts';
import { type Route, route } from '../platform/http.ts';
import { invariants } from './invariants.ts';
import { lastSeal } from './seal-record.ts';
import { silentSeconds } from './watchdog-runs.ts';

const mostBreaks = 20;

export const guaranteeRoutes: Route[] = [
  route(getGuarantees, 'agent', async (ctx) => {
    const checks = await ctx.tx.selectFrom('guaranteeCheck').selectAll().execute();
    const breaks = await ctx.tx
      .selectFrom('guaranteeBreak')
      .select(['invariant', 'fromAt', 'endedAt', 'offenders'])
      .orderBy('fromAt', 'desc')
      .orderBy('id', 'desc')
      .limit(mostBreaks)
      .execute();
    const times = checks.map((check) => check.checkedAt.getTime());
    const checkedAt = times.length > 0 ? new Date(Math.min(...times)) : null;
    const isSilent = checkedAt !== null && ctx.now.getTime() - checkedAt.getTime() > silentSeconds * 1000;
    return {
      body: {
        checkedAt,
        invariants: invariants.map(({ number, name, query }) => {
          const check = checks.find((one) => one.invariant === number);
          const isBroken = Boolean(check?.brokenSince) || (number === 12 && isSilent);
          const state = !query || !check ? 'not built' : isBroken ? 'broken' : 'holds';
          return {
            number,
            name,
            state,
            checkedAt: check?.checkedAt ?? null,
            fullAt: check?.fullAt ?? null,
            brokenSince: check?.brokenSince ?? null,
            offenders: check?.offenders ?? [],
          };
        }),
        seal: await lastSeal(ctx.tx),
        breaks: breaks.map(({ invariant, fromAt, endedAt, offenders }) => ({
          invariant,
          from: fromAt,
          until: endedAt,
          offenders,
        })),
      },
    };
  }),
];
