// All that happens in the example company.

import type { TicketScript } from './script.ts';
import { brazilTickets } from './tickets-brazil.ts';
import { consoleTickets } from './tickets-console.ts';
import { portugalTickets } from './tickets-portugal.ts';
import { printerTickets } from './tickets-printers.ts';
import { morePrinterTickets } from './tickets-printers-more.ts';
import { russianTickets } from './tickets-russian.ts';

export const scripts: readonly TicketScript[] = [
  ...printerTickets,
  ...morePrinterTickets,
  ...consoleTickets,
  ...russianTickets,
  ...portugalTickets,
  ...brazilTickets,
];
