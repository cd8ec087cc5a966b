// The wire: the one thing that is not real. A mail server that takes what the desk sends, refuses some, is away at times, and
// puts the rest into the boxes of the simulated requesters, once each, as a mail program does that knows a Message-ID.

import type { ComposedMail } from '../server/channels/email/compose-mail.ts';
import type { MailTransport, SendOutcome } from '../server/channels/email/send-mail.ts';
import { chanceOf } from './chance.ts';

export type Wire = {
  transport: MailTransport;
  /** While it says so, no mail gets through. */
  isDown: boolean;
  /** Addresses at which nobody is any more. */
  dead: Set<string>;
  /** Everything that has arrived, in order; the simulation takes it out. */
  arrived: ComposedMail[];
  /** How many mails were handed over more than once; SMTP cannot exclude it. */
  twice: number;
};

export function makeWire(seed: number): Wire {
  const known = new Set<string>();
  const wire: Wire = {
    isDown: false,
    dead: new Set(),
    arrived: [],
    twice: 0,
    transport: {
      send: async (mail): Promise<SendOutcome> => {
        if (wire.isDown) return { sent: false, how: 'down', error: 'connect ECONNREFUSED', status: null };
        const chance = chanceOf(seed, mail.mailId, known.size);
        if (wire.dead.has(mail.envelopeTo)) {
          return { sent: false, how: 'refused', error: '550 5.1.1 User unknown', status: '5.1.1' };
        }
        if (chance.happens(0.01)) {
          return { sent: false, how: 'later', error: '451 4.7.1 Greylisted, come back', status: '4.7.1' };
        }
        if (known.has(mail.mailId)) wire.twice += 1;
        else wire.arrived.push(mail);
        known.add(mail.mailId);
        return { sent: true };
      },
      close: () => {},
    },
  };
  return wire;
}
