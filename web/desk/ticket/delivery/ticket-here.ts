import { createContext, useContext } from 'react';
import type { TicketView } from '../../model.ts';

/** The ticket whose conversation is shown, for what is done about one of its mails deep inside it. */
export const TicketHere = createContext<TicketView | undefined>(undefined);

export const useTicketHere = (): TicketView | undefined => useContext(TicketHere);
