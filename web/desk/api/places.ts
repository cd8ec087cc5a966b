import type { z } from 'zod';
import type { calendarInput } from '../../../contract/calendar-input.ts';
import type { OutboxMailView } from '../../../contract/channels.ts';
import type { InboundView } from '../../../contract/inbound.ts';
import type { mailbox } from '../../../contract/settings.ts';
import { api } from '../../client/api.ts';
import type { Locale } from '../../client/locale.ts';
import type {
  ArrivedView,
  GuaranteesView,
  KeyView,
  MailView,
  Offender,
  PlaceSource,
  SettingsView,
  WorkingTime,
} from '../place-source.ts';

type ApiSettings = {
  name: string;
  defaultLocale: Locale;
  calendar: z.output<typeof calendarInput>;
  servesUnscanned: boolean;
  mailboxes: z.output<typeof mailbox>[];
};
type ApiOffenders = Record<string, unknown>[];
type ApiGuarantees = {
  checkedAt: string | null;
  invariants: {
    number: number;
    name: string;
    state: 'holds' | 'broken' | 'not built';
    checkedAt: string | null;
    fullAt: string | null;
    brokenSince: string | null;
    offenders: ApiOffenders;
  }[];
  seal: NonNullable<GuaranteesView['seal']> | null;
  breaks: { invariant: number; from: string; until: string | null; offenders: ApiOffenders }[];
};
type ApiKey = { id: string; name: string; createdAt: string; lastUsedAt: string | null };

const id = encodeURIComponent;

/** The places beside the tickets, from the API. */
export const apiPlaces: PlaceSource = {
  outbox: async (state, from) => {
    const query = new URLSearchParams({ state, ...(from ? { cursor: from } : {}) });
    const page = await api.get<{ sends: boolean; mails: OutboxMailView[]; nextCursor: string | null }>(
      `/outbox?${query}`,
    );
    return {
      sends: page.sends,
      mails: page.mails.map(mailOf),
      ...(page.nextCursor ? { next: page.nextCursor } : {}),
    };
  },
  mail: (mail) => api.get(`/outbox/${id(mail)}`),
  decideMail: async (decision, ids) =>
    (await api.post<{ count: number }>('/outbox/decision', { decision, ...(ids ? { ids } : {}) })).count,
  arrived: async (state, from) => {
    const query = new URLSearchParams({ ...(state === 'all' ? {} : { state }), ...(from ? { cursor: from } : {}) });
    const page = await api.get<{ inbound: InboundView[]; nextCursor: string | null }>(`/inbound?${query}`);
    return { mails: page.inbound.map(arrivedOf), ...(page.nextCursor ? { next: page.nextCursor } : {}) };
  },
  arrivedMail: (mail) => api.get(`/inbound/${id(mail)}`),
  decideArrived: async (mail, decision) =>
    (await api.put<InboundView>(`/inbound/${id(mail)}/decision`, decision)).ticketNumber ?? undefined,
  guarantees: async () => guaranteesOf(await api.get<ApiGuarantees>('/guarantees')),
  settings: async () => settingsOf(await api.get<ApiSettings>('/settings')),
  changeSettings: (change) => api.patch('/settings', change),
  keys: async () => (await api.get<{ apiKeys: ApiKey[] }>('/api-keys')).apiKeys.map(keyOf),
  createKey: async (name) => (await api.post<{ key: string }>('/api-keys', { name })).key,
  revokeKey: (key) => api.remove(`/api-keys/${id(key)}`),
  addExample: () => api.post('/example-company', {}),
  removeExample: () => api.remove('/example-company'),
};

function arrivedOf(mail: InboundView): ArrivedView {
  return {
    id: mail.id,
    at: mail.receivedAt,
    ...(mail.from ? { from: mail.from } : {}),
    ...(mail.subject ? { subject: mail.subject } : {}),
    ...(mail.reason ? { reason: mail.reason } : {}),
    ...(mail.sameId
      ? {
          sameId: {
            state: mail.sameId.state,
            sameWords: mail.sameId.sameWords,
            ...(mail.sameId.ticketNumber ? { ticket: mail.sameId.ticketNumber } : {}),
          },
        }
      : {}),
    ...(mail.explanation ? { explanation: mail.explanation } : {}),
    ...(mail.dueAt ? { dueAt: mail.dueAt } : {}),
    ...(mail.ticketNumber ? { ticket: mail.ticketNumber } : {}),
    ...(mail.decision ? { decision: mail.decision } : {}),
    state: mail.state,
    mayUndo: mail.mayUndo,
    ...(mail.shadow ? { shadow: true as const } : {}),
    ...(mail.decidedBy ? { decidedBy: mail.decidedBy } : {}),
    ...(mail.spam?.isSpam ? { filter: `${mail.spam.header}: ${mail.spam.said}` } : {}),
  };
}

function mailOf(mail: OutboxMailView): MailView {
  return {
    id: mail.id,
    state: mail.state,
    to: mail.to,
    toName: mail.toName,
    subject: mail.subject,
    at: mail.queuedAt,
    ...(mail.dueAt ? { nextTryAt: mail.dueAt } : {}),
    ...(mail.reason ? { why: mail.reason } : {}),
    ...(mail.lastError ? { reason: mail.lastError } : {}),
    ...(mail.ticketNumber ? { ticket: mail.ticketNumber } : {}),
    example: mail.example,
  };
}

const states = { holds: 'holds', broken: 'broken', 'not built': 'notBuilt' } as const;

function guaranteesOf({ checkedAt, invariants, seal, breaks }: ApiGuarantees): GuaranteesView {
  return {
    ...(seal ? { seal } : {}),
    ...(checkedAt ? { checkedAt } : {}),
    guarantees: invariants.map((one) => ({
      number: one.number,
      name: one.name,
      state: states[one.state],
      ...(one.checkedAt ? { checkedAt: one.checkedAt } : {}),
      ...(one.fullAt ? { fullAt: one.fullAt } : {}),
      ...(one.brokenSince ? { brokenSince: one.brokenSince } : {}),
      offenders: one.offenders.map(offenderOf),
    })),
    breaks: breaks.map(({ invariant, from, until, offenders }) => ({
      number: invariant,
      from,
      ...(until ? { until } : {}),
      offenders: offenders.map(offenderOf),
    })),
  };
}

function offenderOf({ ticket, why, ...rest }: Record<string, unknown>): Offender {
  const others = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
  return {
    ...(typeof ticket === 'string' ? { ticket } : {}),
    why: [...others, why === undefined ? '' : String(why)].filter(Boolean).join(', '),
  };
}

const settingsOf = ({ name, defaultLocale, calendar, servesUnscanned, mailboxes }: ApiSettings): SettingsView => ({
  name,
  defaultLocale,
  calendar: calendar as WorkingTime,
  servesUnscanned,
  mailboxes: mailboxes.map((box) => ({
    id: box.id,
    name: box.displayName,
    address: box.address,
    ...(box.teamId ? { teamId: box.teamId } : {}),
    ...(box.locale ? { locale: box.locale } : {}),
    isDefault: box.isDefault,
  })),
});

const keyOf = ({ id: key, name, createdAt, lastUsedAt }: ApiKey): KeyView => ({
  id: key,
  name,
  createdAt,
  ...(lastUsedAt ? { lastUsedAt } : {}),
});
