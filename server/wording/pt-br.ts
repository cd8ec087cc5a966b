// What the desk writes in the Portuguese of Brazil: chamado, usuário, contato, conosco. No article before a name.

import { absencesPtBr } from './absences/pt-br.ts';
import { acknowledgementsPtBr } from './acknowledgements/pt-br.ts';
import { agentsPtBr } from './agents/pt-br.ts';
import { dutyPtBr } from './duty/pt-br.ts';
import type { Wording } from './en.ts';
import { escalationPtBr } from './escalation/pt-br.ts';
import { messagesPtBr } from './messages/pt-br.ts';
import { promisesPtBr } from './promises/pt-br.ts';
import { ticketsPtBr } from './tickets/pt-br.ts';

export const ptBr: Wording = {
  ...absencesPtBr,
  ...acknowledgementsPtBr,
  ...messagesPtBr,
  ...promisesPtBr,
  ...ticketsPtBr,
  ...agentsPtBr,
  ...dutyPtBr,
  ...escalationPtBr,
};
