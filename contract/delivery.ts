// What became of a message on its way to one person: where it is, why it has not arrived, and what happens next.

import { z } from 'zod';
import { emailAddress, instant } from './endpoint.ts';

export const deliveryState = z.enum([
  'queued',
  'sending',
  'retry',
  'sent',
  'delivered',
  'read',
  'failed',
  'rerouted',
  'human_task',
  'discarded',
]);

/** What a person may be told of a message on its way: whether it has left, not which step it is at. */
export const deliveryTruth = z
  .enum(['outbox', 'example', 'shadow', 'queued', 'retrying', 'sent', 'failed', 'rerouted', 'discarded'])
  .meta({
    id: 'DeliveryTruth',
    description:
      'outbox: nothing leaves until a mail server is connected or somebody releases it; example: never leaves; shadow: written beside another desk, it does not leave either; queued: leaves now; retrying: tried in vain, tried again; sent: the other server took it; failed: somebody has to find another way; rerouted: it failed, and somebody found another way; discarded: somebody decided against it.',
  });
export type DeliveryTruth = z.output<typeof deliveryTruth>;

export const undeliveredReason = z
  .enum([
    'user_unknown',
    'disabled',
    'moved',
    'host_unknown',
    'mailbox_full',
    'too_large',
    'spam',
    'policy',
    'relay_denied',
    'loop',
    'expired',
    'network',
    'delayed',
    'sign_in',
    'not_made',
    'flood',
    'address_broken',
    'held',
    'no_server',
    'unreleased',
    'other',
  ])
  .meta({
    id: 'UndeliveredReason',
    description:
      'network, sign_in: our own outgoing server; delayed: their server has it and goes on trying; flood: too many mails to this address in a short time; address_broken: the desk does not write by itself to an address from which mail came back; held: an administrator decides about all outgoing mail; no_server: none is connected; unreleased: it was written before a server was connected.',
  });
export type UndeliveredReason = z.output<typeof undeliveredReason>;

/** Codes, so that each reader is told in their language. */
export const nextStep = z
  .object({
    step: z.enum(['leaves', 'again', 'theirs', 'server', 'decision', 'other_address', 'smaller', 'other_way']).meta({
      description:
        'leaves: it leaves at once; again: it is tried again `at`; theirs: their server goes on trying; server: it waits until a mail server is connected; decision: it waits until an administrator decides; other_address, smaller, other_way: nothing more is tried, a person writes to another address, sends less, or tells them another way.',
    }),
    at: instant.nullable(),
  })
  .meta({ id: 'NextStep' });
export type NextStep = z.output<typeof nextStep>;

export const deliveryView = z
  .object({
    id: z.string(),
    personId: z.string(),
    to: z.string(),
    name: z.string(),
    state: deliveryState,
    truth: deliveryTruth,
    reason: undeliveredReason.nullable().meta({ description: 'Why it has not arrived; null when nothing is wrong.' }),
    status: z.string().nullable().meta({ description: 'The other server’s code, as 5.1.1 or 550.' }),
    error: z.string().nullable().meta({ description: 'What the other server answered last, as it said it.' }),
    tries: z.number().int(),
    next: nextStep.nullable().meta({ description: 'What happens next; null when nothing has to.' }),
    at: instant.nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.output<typeof deliveryView>;

export const addressHealth = z
  .object({
    address: emailAddress,
    health: z.enum(['good', 'soft_failure', 'failed']).meta({
      description: 'soft_failure: a mail did not arrive for a reason that may pass; failed: mail came back for good.',
    }),
    since: instant.nullable(),
    reason: undeliveredReason.nullable(),
    said: z.string().nullable().meta({ description: 'What the other server said.' }),
  })
  .meta({ id: 'AddressHealth' });
export type AddressHealthView = z.output<typeof addressHealth>;

export const awayView = z
  .object({
    person: z.object({ id: z.string(), name: z.string() }),
    returnsOn: z.iso.date().meta({ description: 'The day on which they are back, as their holiday reply says.' }),
    backAt: instant.meta({ description: 'When the desk opens on that day or next after it.' }),
    substitute: z
      .string()
      .nullable()
      .meta({ description: 'The address that the reply names for urgent matters; null unless the reply is proven.' }),
    inboundId: z.string().nullable().meta({ description: 'The reply itself.' }),
    proven: z.boolean().meta({ description: 'The reply showed that it is from the address in its From.' }),
  })
  .meta({ id: 'Away' });
export type AwayView = z.output<typeof awayView>;
