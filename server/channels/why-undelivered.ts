// Why a mail did not arrive or cannot leave, in one word that people are told in their language, and what it says about the
// address. The other server's own words are kept beside it for whoever wants them.

import type { UndeliveredReason } from '../../contract/delivery.ts';
import { reasonOf } from './email/reading/report-reason.ts';

export type Failure = {
  error: string;
  /** The other server's code, as 5.1.1 or 550; null when unknown. */
  status: string | null;
  /** Why, where we know it by ourselves; left out, it is read from what was said. */
  reason?: UndeliveredReason;
};

/** From what a server answered or reported. */
export function reasonFor({ error, status, reason }: Failure): UndeliveredReason {
  if (reason) return reason;
  // Its class counts only for what arrived or is on its way; this did not.
  const found = reasonOf({ address: '', class: 'hard', status, code: null, diagnostic: error });
  return found.replaceAll('-', '_') as UndeliveredReason;
}

const aboutAddress: readonly UndeliveredReason[] = ['user_unknown', 'disabled', 'moved', 'host_unknown'];
/** Refused for what it is or for whom it is from: that says nothing about whether the address works. */
const aboutMail: readonly UndeliveredReason[] = ['too_large', 'spam', 'policy', 'relay_denied', 'loop'];

export type HealthAfter = 'failed' | 'soft_failure' | 'unchanged';

/** What is known of the address after a mail to it failed for good. */
export function healthAfter(failure: Failure): HealthAfter {
  const reason = reasonFor(failure);
  const { error, status } = failure;
  if (failure.reason || aboutMail.includes(reason)) return 'unchanged';
  // Of several things that may be wrong these are ours: who we say we are.
  if (/\bsender\b|\bhelo\b|mail from/i.test(error) || /^5\.(7|1\.[78])/.test(status ?? '')) return 'unchanged';
  if (aboutAddress.includes(reason)) return /^4/.test(status ?? '') ? 'soft_failure' : 'failed';
  return reason === 'other' && isAboutAddress(failure) ? 'failed' : 'soft_failure';
}

/** By the code alone (RFC 3463, RFC 5321), where the words say nothing. */
function isAboutAddress({ status, error }: Failure): boolean {
  const code = /^5\.\d+\.\d+/.exec(status ?? '')?.[0] ?? /\b5\.\d{1,3}\.\d{1,3}\b/.exec(error)?.[0];
  if (code) return /^5\.(1|2\.1)\b/.test(code);
  return /^55[013]$/.test(status ?? '');
}
