// A report of a mail server about a mail of ours (RFC 3464): whom it concerns and how bad it is.

import type { Attached } from '../../channel.ts';
import { messageIds } from './read-headers.ts';

export type DeliveryReport = {
  /** permanent: it will not arrive; passing: the server goes on trying or may be asked again later. */
  outcome: 'permanent' | 'passing' | 'delivered';
  /** As in 5.1.1; null when the report does not say. */
  status: string | null;
  recipient: string | null;
  /** What the other server said, for the agent. */
  diagnostic: string;
  /** Message-IDs of the mail that came back. */
  mailIds: string[];
};

/** @returns null when none of the parts is a report. */
export function readDeliveryReport(text: string, files: readonly Attached[]): DeliveryReport | null {
  const part = files.find((file) => /^message\/(global-)?delivery-status$/.test(file.type));
  if (!part) return null;
  const fields = unfold(part.bytes.toString('utf8').slice(0, 20_000));
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? '';
  const status = /^([245])\.\d{1,3}\.\d{1,3}/.exec(field('status'))?.[0] ?? null;
  const action = field('action').toLowerCase();
  return {
    outcome: outcomeOf(action, status),
    status,
    recipient:
      field('final-recipient').replace(/^[^;]*;\s*/, '') ||
      field('original-recipient').replace(/^[^;]*;\s*/, '') ||
      null,
    diagnostic: (field('diagnostic-code').replace(/^smtp;\s*/i, '') || text).replace(/\s+/g, ' ').trim().slice(0, 300),
    mailIds: returnedIds(text, files),
  };
}

function outcomeOf(action: string, status: string | null): DeliveryReport['outcome'] {
  if (/^(delivered|relayed|expanded)/.test(action)) return 'delivered';
  if (action.startsWith('delayed')) return 'passing';
  if (action.startsWith('failed')) return status?.startsWith('4') ? 'passing' : 'permanent';
  return status?.startsWith('5') ? 'permanent' : 'passing';
}

/** The mail that came back is a part of its own, or its headers are, or they stand in the text. */
function returnedIds(text: string, files: readonly Attached[]): string[] {
  const returned = files.filter((file) => /^(message\/(rfc822|global)|text\/rfc822-headers)$/.test(file.type));
  const sources = [...returned.map((file) => file.bytes.subarray(0, 50_000).toString('latin1')), text.slice(0, 50_000)];
  return sources.flatMap((source) => {
    const line = /^message-id:(.*)$/im.exec(unfold(source));
    return line ? messageIds(line[1]!) : [];
  });
}

const unfold = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
