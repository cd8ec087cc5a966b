// What the desk writes in English. The key names the occasion; a mail has a `.subject` and a `.text`.
//
// {name} stands for a value; {name?} for one that may be missing, and then its whole line is left out;
// {name: # day | # days} for a number with its words, one form per plural class of the language.
// Dates come as words ("tomorrow at 16:00"), so the text around them must bear each of those forms.

import { absencesEn } from './absences/en.ts';
import { acknowledgementsEn } from './acknowledgements/en.ts';
import { agentsEn } from './agents/en.ts';
import { dutyEn } from './duty/en.ts';
import { escalationEn } from './escalation/en.ts';
import { messagesEn } from './messages/en.ts';
import { promisesEn } from './promises/en.ts';
import { ticketsEn } from './tickets/en.ts';

export const en = {
  ...absencesEn,
  ...acknowledgementsEn,
  ...messagesEn,
  ...promisesEn,
  ...ticketsEn,
  ...agentsEn,
  ...dutyEn,
  ...escalationEn,
} as const;

/** Every other language has exactly these keys. */
export type Wording = Record<keyof typeof en, string>;
