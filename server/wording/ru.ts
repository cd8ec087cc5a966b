// What the desk writes in Russian. «Вы» throughout; names stand in the nominative, as the subject of a verb without
// gender or after a colon, so that no name is declined and nobody's sex is guessed.

import { absencesRu } from './absences/ru.ts';
import { acknowledgementsRu } from './acknowledgements/ru.ts';
import { agentsRu } from './agents/ru.ts';
import { dutyRu } from './duty/ru.ts';
import type { Wording } from './en.ts';
import { escalationRu } from './escalation/ru.ts';
import { messagesRu } from './messages/ru.ts';
import { promisesRu } from './promises/ru.ts';
import { ticketsRu } from './tickets/ru.ts';

export const ru: Wording = {
  ...absencesRu,
  ...acknowledgementsRu,
  ...messagesRu,
  ...promisesRu,
  ...ticketsRu,
  ...agentsRu,
  ...dutyRu,
  ...escalationRu,
};
