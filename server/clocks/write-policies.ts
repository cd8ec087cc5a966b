// The statements that write policies. A version is only ever added.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';
import type { Applies, PolicyTargets } from './policy.ts';

export type NewPolicyVersion = {
  policyId: string;
  number: number;
  fromAt: Date;
  applies: Applies;
  targets: PolicyTargets;
  calendarId: string | null;
  thirdPartyPauses: boolean;
  note: string;
};

export const insertPolicy = (ctx: Context, policy: { id: string; name: string; position: number }): Compilable =>
  write.insertInto('slaPolicy').values({ ...policy, createdAt: ctx.now });

export const insertPolicyVersion = (ctx: Context, id: string, version: NewPolicyVersion): Compilable =>
  write.insertInto('slaPolicyVersion').values({
    ...version,
    id,
    applies: json(version.applies),
    targets: json(version.targets),
    madeBy: ctx.actor.personId,
    madeAt: ctx.now,
  });

export const arrangePolicy = (id: string, change: { name?: string; position?: number }): Compilable =>
  write.updateTable('slaPolicy').set(change).where('id', '=', id);

export const retirePolicyRow = (ctx: Context, id: string): Compilable =>
  write.updateTable('slaPolicy').set({ retiredAt: ctx.now }).where('id', '=', id);
