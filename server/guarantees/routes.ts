// The page “Guarantees”: green, or the rows that offend.

import { getGuarantees } from '../../contract/settings.ts';
import { type Route, route } from '../platform/http.ts';
import { invariants } from './invariants.ts';

export const guaranteeRoutes: Route[] = [
  route(getGuarantees, 'agent', async (ctx) => {
    const checks = await ctx.tx.selectFrom('guaranteeCheck').selectAll().execute();
    const times = checks.map((check) => check.checkedAt.getTime());
    return {
      body: {
        checkedAt: times.length > 0 ? new Date(Math.min(...times)) : null,
        invariants: invariants.map(({ number, name, query }) => {
          const check = checks.find((one) => one.invariant === number);
          const state = !query || !check ? 'not built' : check.brokenSince ? 'broken' : 'holds';
          return { number, name, state, offenders: check?.offenders ?? [] };
        }),
      },
    };
  }),
];
