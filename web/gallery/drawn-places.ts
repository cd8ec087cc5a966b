import type { AgentLine, PersonView } from '../desk/model.ts';
import type { PlaceSource } from '../desk/place-source.ts';

export const drawnAgent = (person: PersonView): AgentLine => ({
  ...person,
  email: `${person.id}@kestrel.example`,
  roles: ['agent'],
  active: true,
  teams: [{ id: 'labels', name: 'Label printers' }],
});

/** The places beside the tickets on drawn data. */
export const drawnPlaces: PlaceSource = {
  outbox: async () => ({
    sends: false,
    mails: [
      {
        id: 'm1',
        to: 'ravi@northgate.example',
        toName: 'Ravi Menon',
        subject: 'Re: Prints about forty labels',
        state: 'queued',
        at: '2025-11-20T13:20:00Z',
        ticket: 'A-7F3K9QX',
        example: false,
      },
      {
        id: 'm2',
        to: 'camila@mercadosul.example',
        toName: 'Camila Rocha',
        subject: 'A impressora parou',
        state: 'retry',
        at: '2025-11-20T12:02:00Z',
        nextTryAt: '2025-11-20T15:00:00Z',
        reason: '451 try again later',
        example: false,
      },
    ],
  }),
  mail: async () => ({
    headers: [['From', 'Kestrel Labels <support@kestrel.example>']],
    text: 'Half speed is safe, please use it until Monday.',
    ownAddress: 'https://desk.kestrel.example',
  }),
  arrived: async () => ({
    mails: [
      {
        id: 'i1',
        at: '2025-11-20T13:20:00Z',
        subject: 'Scales stand still',
        reason: 'no_sender',
        dueAt: '2025-11-21T13:20:00Z',
        decision: 'mail',
        state: 'quarantined',
        mayUndo: false,
      },
    ],
  }),
  arrivedMail: async () => ({
    headers: [['subject', 'Scales stand still']],
    text: 'They stand still.',
    files: [],
    hasHtml: false,
    path: [],
    authentication: null,
  }),
  decideArrived: async () => 'A-7F3K9QX',
  decideMail: async () => 1,
  guarantees: async () => ({
    checkedAt: '2025-11-20T14:21:00Z',
    guarantees: [
      {
        number: 1,
        name: '',
        state: 'holds',
        checkedAt: '2025-11-20T14:21:00Z',
        fullAt: '2025-11-20T02:00:00Z',
        offenders: [],
      },
      {
        number: 2,
        name: '',
        state: 'broken',
        checkedAt: '2025-11-20T14:21:00Z',
        fullAt: '2025-11-20T14:21:00Z',
        brokenSince: '2025-11-20T14:18:00Z',
        offenders: [{ ticket: 'A-7F3K9QX', why: 'passed in silence' }],
      },
      { number: 6, name: '', state: 'notBuilt', offenders: [] },
    ],
    breaks: [
      { number: 2, from: '2025-11-20T14:18:00Z', offenders: [{ ticket: 'A-7F3K9QX', why: 'passed in silence' }] },
      {
        number: 12,
        from: '2025-11-19T22:04:00Z',
        until: '2025-11-19T22:11:00Z',
        offenders: [{ why: 'has not run since 2025-11-19 22:01:00+00' }],
      },
    ],
  }),
  settings: async () => ({
    name: 'Kestrel Labels',
    defaultLocale: 'en',
    servesUnscanned: false,
    calendar: { tz: 'Europe/London', hours: { mon: [['09:00', '18:00']] } },
    mailboxes: [],
  }),
  changeSettings: async () => undefined,
  keys: async () => [],
  createKey: async () => 'tok_drawn',
  revokeKey: async () => undefined,
  addExample: async () => undefined,
  removeExample: async () => undefined,
};
