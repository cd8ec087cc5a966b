// What people of ours can, how much they take at once, and how much they have.

import { z } from 'zod';
import { endpoint, localeCode } from '../endpoint.ts';

const languages = z
  .array(localeCode)
  .max(4)
  .meta({ description: 'Those that the person reads and writes; none: the language of their screens.' });
const level = z.number().int().min(1).max(3).meta({
  description: '1: can help, 2: knows it well, 3: is asked by the others.',
});

const ability = z
  .object({
    id: z.string(),
    name: z.string(),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
    languages: z.array(localeCode),
    languagesSaid: z.boolean().meta({ description: 'False: nobody said so; the language of the screens stands in.' }),
    skills: z.array(z.object({ id: z.string(), name: z.string(), level })),
    capacity: z.number().int().meta({ description: 'In units of work.' }),
    ownCapacity: z.number().int().nullable().meta({ description: 'Null: what the desk says.' }),
    load: z.number().int(),
    tickets: z.number().int().meta({ description: 'Unresolved ones on which the person acts.' }),
    away: z.boolean(),
  })
  .meta({ id: 'Ability' });
export type AbilityView = z.output<typeof ability>;
const abilities = z.object({
  people: z.array(ability),
  skills: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AbilitiesView = z.output<typeof abilities>;

export const listAbilities = endpoint({
  method: 'GET',
  path: '/api/v1/abilities',
  summary: 'Languages, skills, capacity and load of everybody who answers for tickets.',
  tag: 'people',
  answers: { 200: abilities },
});

export const changeAbilities = endpoint({
  method: 'PUT',
  path: '/api/v1/agents/{id}/abilities',
  summary:
    'Say what somebody can and takes. Administrators do, the leads of their teams, and of languages the person too.',
  tag: 'people',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    languages: languages.optional(),
    skills: z
      .array(z.object({ id: z.uuid(), level }))
      .max(100)
      .optional(),
    capacity: z.number().int().min(1).max(1000).nullable().optional(),
  }),
  answers: { 200: ability },
});
