// The rules of routing: versions that are never edited, so that what was decided can be explained by what held then.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { RoutingChoices } from '../../contract/routing/routing.ts';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, json } from '../platform/database.ts';

export type RoutingInForce = RoutingChoices & { number: number };

/** The version in force as one JSON value. */
export const routingJson: RawBuilder<RoutingInForce> = sql`(
  select json_build_object('number', v.number, 'rules', v.rules, 'units', v.units, 'capacity', v.capacity,
           'untouchedHours', v.untouched_hours) from routing_version v order by v.number desc limit 1)`;

export async function readRouting(tx: Database): Promise<RoutingInForce> {
  const { rows } = await sql<{ routing: RoutingInForce }>`select ${routingJson} as routing`.execute(tx);
  return rows[0]!.routing;
}

export const insertRouting = (ctx: Context, { rules, units, ...rest }: RoutingInForce): Compilable =>
  insertRows('routingVersion', [
    { ...rest, rules: json(rules), units: json(units), madeBy: ctx.actor.personId, madeAt: ctx.now },
  ]);
