// What the writing of a mail needs from outside the channels: the links that carry each recipient's own authority.

import type { RenderDeps } from '../channels/render-delivery.ts';
import type { Wiring } from '../platform/wiring.ts';
import { acceptToken, signInToken, ticketLinkToken, uploadLinkToken } from './capability.ts';

export function mailLinks({ publicUrl, keys }: Pick<Wiring, 'publicUrl' | 'keys'>): RenderDeps {
  return {
    publicUrl,
    replies: keys.replies,
    ticketLink: (ticketId, personId, epoch, at) =>
      `${publicUrl()}/portal/t/${ticketLinkToken(keys.links, { ticketId, personId, epoch }, at)}`,
    uploadLink: (ticketId, personId, epoch, at) =>
      `${publicUrl()}/portal/u/${uploadLinkToken(keys.links, { ticketId, personId, epoch }, at)}`,
    acceptLink: (noticeId) => `${publicUrl()}/portal/take/${acceptToken(keys.links, noticeId)}`,
    signInLink: (linkId) => `${publicUrl()}/portal/in/${signInToken(keys.links, linkId)}`,
  };
}
