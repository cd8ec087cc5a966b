import type { MailboxSource, MailboxView } from '../desk/mailbox-source.ts';

const box: MailboxView = {
  id: 'support',
  address: 'support@kestrel.example',
  displayName: 'Kestrel support',
  teamId: 'labels',
  brandId: null,
  locale: null,
  isDefault: true,
  signature: '{agent}, {desk}',
  opensForMachines: false,
  trustedAuthserv: null,
  trustsServer: false,
  mode: 'live',
  shadowTickets: 0,
  source: null,
  signIn: null,
  sender: null,
  health: {
    state: 'not_fetched',
    succeededAt: null,
    lastMailAt: null,
    failingSince: null,
    sentence: null,
    unfetched: 0,
  },
};
const test = { id: 'test', state: 'passed', steps: [], askedAt: '2025-11-20T14:00:00Z', endedAt: null } as const;
const key = {
  domain: 'kestrel.example',
  selector: 'tellonce',
  recordName: 'tellonce._domainkey.kestrel.example',
  recordValue: 'v=DKIM1; k=rsa; p=MIIB',
  signs: 'when_verified',
  checkedAt: null,
  verifiedAt: null,
  found: null,
} as const;
const brand = { id: 'kestrel', name: 'Kestrel', accentColour: '#0b5d61', senderName: '', footer: '', isDefault: true };

/** Mailboxes and brands on drawn data: nothing leaves the page. */
export const drawnMailboxes: MailboxSource = {
  mailboxes: async () => [box],
  mailbox: async () => box,
  addMailbox: async () => ({ id: box.id }),
  removeMailbox: async () => undefined,
  changeMailbox: async () => box,
  tryFetching: async () => ['INBOX'],
  setFetching: async () => box,
  stopFetching: async () => undefined,
  setMailboxSignIn: async () => box,
  consentAddress: async () => location.href,
  setSending: async () => box,
  stopSending: async () => undefined,
  setMailboxMode: async () => undefined,
  testMailbox: async () => ({ ...test, steps: [] }),
  mailboxTest: async () => ({ ...test, steps: [] }),
  mailboxAlarms: async () => [],
  dkimKeys: async () => [key],
  setDkimKey: async () => key,
  checkDkimKey: async () => key,
  removeDkimKey: async () => undefined,
  brands: async () => [brand],
  addBrand: async () => brand,
  changeBrand: async () => brand,
  removeBrand: async () => undefined,
  previewBrand: async () => [],
};
