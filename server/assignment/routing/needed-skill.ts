// What whoever gets a ticket has to know, as its rule said.

import type { Compilable } from 'kysely';
import { insertRows } from '../../platform/database.ts';

export const insertNeededSkill = (ticketId: number, skill: { id: string; leastLevel: number }): Compilable =>
  insertRows('neededSkill', [{ ticketId, skillId: skill.id, leastLevel: skill.leastLevel }]);
