import type { MailSource } from '../desk/mail-source.ts';

const nothing = async () => undefined;

/** Spam, blocked senders and notices, drawn. */
export const drawnMail: MailSource = {
  formSenders: async () => [{ address: 'form@kestrel.example', requesterFrom: 'reply_to', field: null }],
  saveFormSender: nothing,
  removeFormSender: nothing,
  outgoing: async () => ({ stop: null, mostMailsAnHour: 1000 }),
  setMostMails: nothing,
  decideDelivery: nothing,
  writeElsewhere: nothing,
  sayAddressWorks: nothing,
  decideAway: nothing,
  decideManyArrived: async (ids) => ({ done: ids.length, failed: 0 }),
  undoArrived: nothing,
  replayArrived: async () => {
    const reading = { state: 'accepted', reason: null, ticketNumber: 'A-7F3K9QX', text: 'The labels come out empty.' };
    return {
      before: { ...reading, text: 'The labels come out empt' },
      after: reading,
      differs: ['text'],
      applied: false,
    };
  },
  previewSpam: async () => ({
    tickets: 3,
    unresolved: 3,
    answered: 0,
    heldMails: 2,
    skipped: 0,
    senders: ['win@prizes.example'],
  }),
  markSpam: async () => ['A-7F3K9QX'],
  unmarkSpam: nothing,
  blockedSenders: async () => [
    { id: 'b1', pattern: '@nuisance.example', blockedAt: '2026-03-02T09:00:00Z', blockedBy: 'Nora Holt', held: 12 },
  ],
  blockSender: nothing,
  unblockSender: nothing,
  proposedRequester: async () => null,
  decideRequester: nothing,
  decideStop: async () => 0,
  notices: async () => [
    { kind: 'assigned', byMail: true },
    { kind: 'requester_wrote', byMail: false },
    { kind: 'trouble', byMail: true },
  ],
  setNotice: nothing,
};
