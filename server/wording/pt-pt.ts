// What the desk writes in the Portuguese of Portugal: pedido, utilizador, contacto, connosco. No article before a name.

import { absencesPtPt } from './absences/pt-pt.ts';
import { acknowledgementsPtPt } from './acknowledgements/pt-pt.ts';
import { agentsPtPt } from './agents/pt-pt.ts';
import { dutyPtPt } from './duty/pt-pt.ts';
import type { Wording } from './en.ts';
import { escalationPtPt } from './escalation/pt-pt.ts';
import { messagesPtPt } from './messages/pt-pt.ts';
import { promisesPtPt } from './promises/pt-pt.ts';
import { ticketsPtPt } from './tickets/pt-pt.ts';

export const ptPt: Wording = {
  ...absencesPtPt,
  ...acknowledgementsPtPt,
  ...messagesPtPt,
  ...promisesPtPt,
  ...ticketsPtPt,
  ...agentsPtPt,
  ...dutyPtPt,
  ...escalationPtPt,
};
