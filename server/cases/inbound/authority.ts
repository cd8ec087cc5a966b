// Whether a mail may join the ticket that it points to (4.2.4). A number is spoken and printed, so it proves nothing; a
// reply address or the Message-ID of a stored mail was only ever seen by those who were written to.

export type MailStanding = {
  by: 'token' | 'reference' | 'number';
  role: 'requester' | 'copied' | 'pending' | null;
  authentication: 'pass' | 'none' | 'fail';
  /** Only a group elsewhere says that it is from the sender. */
  isHearsay?: boolean | undefined;
};

/**
 * append: it is part of the conversation. pending: agents see it on the ticket, nobody else does, until one of them decides.
 * apart: it becomes a ticket of its own, and nothing of the other one is shown to the sender.
 */
export function authorityOf({ by, role, authentication, isHearsay }: MailStanding): 'append' | 'pending' | 'apart' {
  const takesPart = role === 'requester' || role === 'copied';
  if (by === 'number' && takesPart) return authentication === 'pass' ? 'append' : 'pending';
  if (by === 'number') return 'apart';
  return takesPart && !isHearsay ? 'append' : 'pending';
}

export type AcknowledgementStanding = {
  kind: 'personal' | 'bulk';
  authentication: 'pass' | 'none' | 'fail';
  addressVerified: boolean;
};

/** Who gets how much of an acknowledgement: anybody can put a foreign address on a mail. */
export function acknowledgementOf(standing: AcknowledgementStanding): 'fully' | 'stranger' | 'not' {
  if (standing.kind === 'bulk') return 'not';
  if (standing.authentication === 'pass') return 'fully';
  return standing.addressVerified && standing.authentication === 'none' ? 'fully' : 'stranger';
}
