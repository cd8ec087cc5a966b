// The mailbox of ours that a mail came to. What is fetched from a mailbox in shadow stays in shadow whatever its headers name,
// or a mail that was sent to it as a blind copy would be answered by the default mailbox; and what another mailbox fetched is
// never swallowed by one in shadow that is named beside it. A mail that is handed over to both at once is answered.

import { homesOf } from '../../channels/own-address.ts';

export type Mailbox = {
  id: string;
  address: string;
  teamId: string | null;
  locale: string | null;
  isDefault: boolean;
  isShadow: boolean;
};

/** `fetchedBy`: the mailbox from which it was fetched. What a pipe brings without naming one belongs to the default mailbox. */
export function cameTo(
  mailboxes: readonly Mailbox[],
  fetchedBy: string | null,
  envelopeTo: readonly string[],
  named: readonly string[],
): Mailbox | null {
  const fetched = mailboxes.find((one) => one.id === fetchedBy);
  if (fetched?.isShadow) return fetched;
  const possible = fetched ? mailboxes.filter((one) => !one.isShadow) : mailboxes;
  const inEarnest = possible.filter((one) => !one.isShadow);
  return (
    firstOf(inEarnest, envelopeTo) ??
    firstOf(possible, envelopeTo) ??
    firstOf(possible, named) ??
    fetched ??
    mailboxes.find((one) => one.isDefault) ??
    mailboxes[0] ??
    null
  );
}

function firstOf(mailboxes: readonly Mailbox[], recipients: readonly string[]): Mailbox | undefined {
  const homes = recipients.flatMap(homesOf);
  const at = homes.find((home) => mailboxes.some((one) => one.address === home));
  return mailboxes.find((one) => one.address === at);
}
