// Which actor may knock at which door. What happens behind it is decided by each action's own permission.

import type { Actor } from '../platform/context.ts';
import type { Door } from '../platform/http.ts';

export function mayKnock(actor: Actor, door: Door): boolean {
  if (door === 'anyone') return true;
  if (door === 'requester') return actor.kind === 'requester' || actor.kind === 'agent';
  if (door === 'collaborator') return actor.kind === 'agent';
  if (door === 'agent')
    return actor.kind === 'agent' && ['agent', 'lead', 'administrator'].some((role) => actor.roles.has(role));
  return actor.kind === 'agent' && actor.roles.has('administrator');
}
