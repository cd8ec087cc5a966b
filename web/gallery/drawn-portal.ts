import { type Locale, locales } from '../client/locale.ts';
import type { MyRequestsPageProps, PortalFrame, TicketPageProps } from '../portal/model.ts';
import { ana, darya, ines, leo, max, ravi } from './cast.ts';

const today = (time: string) => `2025-11-20T${time}:00Z`;

/** What stands around every drawn page of the portal. */
export function drawnFrame(page: string): PortalFrame {
  return {
    deskName: 'Kestrel Labels',
    languages: locales.map((locale: Locale) => ({ locale, href: `?page=${page}&locale=${locale}` })),
    reader: { zone: 'Europe/London', now: today('14:22') },
    homeHref: '/portal',
    ...(page.startsWith('ticket') || page === 'myRequests' ? { myRequestsHref: '?page=myRequests' } : {}),
  };
}

/** The case of the drawings, as Ravi sees it. */
export const drawnCase: Omit<TicketPageProps, keyof PortalFrame> = {
  number: 'A-7F3K9QX',
  version: 12,
  title: 'Prints about forty labels, then stops with E-52',
  lang: 'en',
  status: 'open',
  openedAt: '2025-11-03T08:10:00Z',
  holder: {
    person: ana,
    role: 'Printer specialist',
    sinceAt: today('09:00'),
    covering: { person: max, untilAt: '2025-11-24T08:00:00Z' },
  },
  next: {
    promise: { look: 'open', madeAt: today('13:20'), dueAt: today('16:00') },
    channel: 'email',
    expected: { fromAt: '2025-11-24T12:00:00Z', toAt: '2025-11-26T12:00:00Z' },
    past: ['kept', 'kept', 'kept', 'moved', 'kept', 'kept'],
  },
  known: {
    words: {
      text: 'It prints about forty labels, then stops with E-52. Off and on again and it does another forty.',
      lang: 'en',
      at: '2025-11-03T08:10:00Z',
      channel: 'email',
    },
    facts: [],
  },
  lastAction: { event: { code: 'covered', name: ana.name, other: max.name }, at: today('09:00') },
  entries: [
    { kind: 'event', id: 'e1', at: today('09:00'), event: { code: 'covered', name: ana.name, other: max.name } },
    {
      kind: 'in',
      id: 'e2',
      at: today('11:42'),
      author: ravi,
      mine: true,
      channel: 'email',
      body: 'Second shift lost an hour again. New ribbon, new roll, and it still stops after about forty labels with E-52. Is it safe to go back to 4.1?',
      files: [{ name: 'e-52.jpg', href: '#' }],
    },
    {
      kind: 'in',
      id: 'e3',
      at: today('12:15'),
      author: { ...ines, note: 'Porto' },
      lang: 'pt-PT',
      body: 'No Porto acontece o mesmo desde terça-feira, mas só com as etiquetas compridas. Com as curtas imprime o turno inteiro sem parar.',
    },
    {
      kind: 'out',
      id: 'e6',
      at: today('13:20'),
      author: ana,
      body: 'Hello Ravi, I am Ana and I work next to Max. I have his notes and everything you sent, so there is nothing to explain again.\n\nLeo is running long labels on our own LP-410 right now. You hear from me by 16:00.',
    },
    {
      kind: 'in',
      id: 'e7',
      at: today('13:58'),
      author: { ...darya, note: 'Riga' },
      lang: 'ru',
      body: 'У нас та же картина: на длинных этикетках встаёт, короткие идут нормально. Можно ли пока печатать на половинной скорости?',
    },
  ],
  reply: { action: '#', field: 'body' },
  seenBy: [
    { ...ines, note: 'Porto' },
    { ...darya, note: 'Riga' },
  ],
  hadItBefore: [
    { person: max, fromAt: '2025-11-03T08:12:00Z', toAt: today('09:00') },
    { person: leo, fromAt: '2025-11-03T08:10:00Z', toAt: '2025-11-03T08:12:00Z' },
  ],
};

export const drawnRequests: MyRequestsPageProps['requests'] = [
  {
    number: 'A-7F3K9QX',
    href: '?page=ticket',
    title: drawnCase.title,
    lang: 'en',
    openedAt: drawnCase.openedAt,
    promise: drawnCase.next.promise,
  },
  {
    number: 'A-3CX9M5T',
    href: '?page=ticket',
    title: 'The scale in Leeds shows kilograms instead of pounds',
    lang: 'en',
    openedAt: '2025-11-18T08:10:00Z',
    promise: { look: 'waiting', dueAt: '2025-11-25T09:00:00Z' },
  },
  {
    number: 'A-1AB2C3D',
    href: '?page=ticket',
    title: 'Ribbon ordered twice',
    lang: 'en',
    openedAt: '2025-06-01T08:00:00Z',
    promise: { look: 'none' },
    doneAt: '2025-06-02T08:00:00Z',
  },
];
