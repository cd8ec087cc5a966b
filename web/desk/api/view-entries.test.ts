import { describe, expect, it } from 'vitest';
import type { TimelineEntryView } from '../../../contract/tickets.ts';
import { deliveryOf, entriesOf } from './view-entries.ts';

type Truth = TimelineEntryView['deliveries'][number]['truth'];
const delivery = (truth: Truth, error: string | null = null) => ({
  id: 'd1',
  personId: 'p1',
  to: 'a@b.example',
  name: 'A',
  state: 'queued' as const,
  truth,
  reason: null,
  status: null,
  error,
  tries: 1,
  next: null,
  at: null,
});

const entry = (part: Partial<TimelineEntryView>): TimelineEntryView => ({
  id: 'm1',
  kind: 'public',
  at: '2026-03-10T10:00:00Z',
  author: null,
  body: 'Words',
  hasHtml: false,
  seal: null,
  purpose: 'message',
  channel: 'email',
  language: 'en',
  verified: true,
  inboundId: null,
  tooLarge: null,
  fromNumber: null,
  readers: [],
  attachments: [],
  delivery: null,
  deliveries: [],
  event: null,
  ...part,
});
const happened = (kind: string, data: Record<string, unknown>, persons: Record<string, string> = {}) =>
  entry({ id: `e-${kind}`, kind: 'event', event: { kind, data, persons } });
const frame = { requesterName: 'Ravi Menon' };

describe('what became of a mail to several', () => {
  it.each([
    ['one failed, which somebody must see', [delivery('sent'), delivery('failed', '550')], 'failed', 'failed'],
    ['one is tried again', [delivery('sent'), delivery('retrying')], 'retrying', 'retry'],
    ['it is on its way', [delivery('sent'), delivery('queued')], 'queued', 'sending'],
    ['no server is connected', [delivery('outbox')], 'outbox', 'waiting'],
    ['it is of the example company', [delivery('example')], 'example', 'example'],
    ['it was written in shadow', [delivery('shadow'), delivery('sent')], 'shadow', 'shadow'],
    ['all have it', [delivery('sent')], 'sent', 'sent'],
    ['somebody threw it away', [delivery('discarded')], 'discarded', 'discarded'],
    ['nobody was written to', [], null, undefined],
  ] as const)('%s', (_situation, deliveries, worst, expected) => {
    expect(deliveryOf({ deliveries: [...deliveries], delivery: worst })?.state).toBe(expected);
  });

  it('names the address that did not get it, and why', () => {
    const deliveries = [delivery('sent'), { ...delivery('failed', '550 no such user'), to: 'gone@b.example' }];
    expect(deliveryOf({ deliveries, delivery: 'failed' })).toMatchObject({
      address: 'gone@b.example',
      reason: '550 no such user',
    });
  });
});

describe('the conversation', () => {
  it('says once that a promise was missed, though the desk both wrote and noted it', () => {
    const missed = happened('promise.missed', { dueAt: '2026-03-10T09:00:00Z', nextDueAt: '2026-03-10T12:00:00Z' });
    const entries = entriesOf(
      [entry({ purpose: 'late', delivery: 'sent', deliveries: [delivery('sent')] }), missed],
      frame,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ kind: 'desk', event: { code: 'promiseMissed', name: 'A' } });
  });

  it('does not say in shadow that somebody was told', () => {
    const missed = happened('promise.missed', { dueAt: '2026-03-10T09:00:00Z', nextDueAt: '2026-03-10T12:00:00Z' });
    const held = { delivery: 'shadow' as const, deliveries: [delivery('shadow')] };
    const entries = entriesOf(
      [entry({ purpose: 'acknowledgement', ...held }), entry({ id: 'm2', purpose: 'late', ...held }), missed],
      frame,
    );
    expect(entries.map((one) => one.kind === 'desk' && one.event)).toMatchObject([
      { code: 'told', purpose: 'acknowledgement', shadow: true },
      { code: 'promiseMissed', shadow: true },
    ]);
  });

  it('keeps apart what the desk wrote to the team from what it wrote to somebody', () => {
    const [shown] = entriesOf([entry({ kind: 'note' })], frame);
    expect(shown).toMatchObject({ kind: 'desk', event: { code: 'deskNote' } });
  });

  it('says of words without their files how large the mail was and that a link left', () => {
    const author = { id: 'p1', name: 'Ravi', email: null, kind: 'requester' as const };
    const [shown] = entriesOf([entry({ author, tooLarge: { size: 41_943_040, link: 'sent' } })], frame);
    expect(shown).toMatchObject({ kind: 'in', tooLarge: { size: 41_943_040, link: 'sent' } });
  });

  it.each([
    ['the first answer opens it by itself', { from: 'new', to: 'open' }, []],
    ['their word opens it by itself', { from: 'waiting_on_requester', to: 'open', byRequester: true }, []],
    ['an agent opened it', { from: 'scheduled', to: 'open' }, [{ code: 'status', status: 'open' }]],
    [
      'it waits for somebody whose name was typed',
      { from: 'open', to: 'waiting_on_third_party', thirdParty: 'Lumen' },
      [{ code: 'status', status: 'waitingOnThirdParty', name: 'Lumen' }],
    ],
    ['it was resolved', { from: 'open', to: 'resolved' }, [{ code: 'resolved' }]],
    ['it came back', { from: 'closed', to: 'open' }, [{ code: 'reopened' }]],
  ])('%s', (_situation, data, expected) => {
    const entries = entriesOf([happened('status.changed', data)], frame);
    expect(entries.map((one) => one.kind === 'event' && one.event)).toEqual(expected);
  });

  it.each([
    ['delivery.failed', 'undelivered'],
    ['delivery.doubted', 'doubted'],
    ['loop.suspected', 'loop'],
  ])('names whom %s is about', (kind, code) => {
    const [shown] = entriesOf([happened(kind, { personId: 'p1' }, { p1: 'Olga' })], frame);
    expect(shown).toMatchObject({ kind: 'event', event: { code, name: 'Olga' } });
  });

  it('knows a note of ours from the words of somebody who is not part of it', () => {
    const author = { id: 'p1', name: 'Pedro', email: null };
    const [ours, theirs] = entriesOf(
      [
        entry({ kind: 'note', author: { ...author, kind: 'agent' } }),
        entry({ kind: 'note', author: { ...author, kind: 'requester' } }),
      ],
      frame,
    );
    expect([ours, theirs].map((one) => one?.kind === 'note' && one.undecided)).toEqual([undefined, true]);
  });
});
