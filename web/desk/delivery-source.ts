import type { AddressHealthView, DeliveryView as ApiDelivery, AwayView } from '../../contract/delivery.ts';

/** A message on its way to one person: where it is, why it has not arrived, what happens next. */
export type WayView = ApiDelivery;

/** An address with how it fares. */
export type AddressView = AddressHealthView;

export type { AwayView };

/** What an agent does about what did not arrive, about addresses, and about somebody who is away. */
export type DeliverySource = {
  /** again: sent once more, to `address` from now on where one is given; told: they know by another way. */
  decideDelivery: (number: string, id: string, decision: 'again' | 'told', address?: string) => Promise<unknown>;
  writeElsewhere: (number: string, personId: string, address: string) => Promise<unknown>;
  sayAddressWorks: (personId: string, address: string) => Promise<unknown>;
  decideAway: (number: string, personId: string, decision: 'waited' | 'put_away') => Promise<unknown>;
};
