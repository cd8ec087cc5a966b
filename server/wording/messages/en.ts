// In English, of messages: what stands under a reply, around its files and links.

export const messagesEn = {
  'reply.footer': `{agent?}
Your request {number}: {link}`,

  'reply.next.update': 'You will hear from us again no later than {nextUpdate}.',
  'reply.next.agreed': 'As agreed: {nextUpdate}.',
  'reply.next.reminder': `If we do not hear from you, we will write again no later than {nextUpdate}.
Without an answer the request closes: {closing?}`,
  'link.own': '(personal link)',

  'reply.files': 'The files are too large for an email ({names}). You find them here: {link}',
  'oversized.subject': 'Where your files can go [{number}]',
  'oversized.text': `Hello,

Your email for the request {number} has arrived. With its files it had {megabytes} MB, which is more than we can take by email, so the files are not with us yet.

Please hand them in here; large files are welcome. The link is good for 14 days:
{link}

What you wrote has reached us, you need not write it again.`,
  'oversized.note':
    "The sender's mail had {megabytes} MB with its files. The files were left out because it was too large; the words are here.",
  'piece.of':
    'This is part {number} of {total} of a mail that was sent in pieces. Once all of them are here, its words and files follow.',
  piece:
    'This is part {number} of a mail that was sent in pieces. Once all of them are here, its words and files follow.',
  'portal.link.subject': 'Your sign-in link for {desk}',
  'portal.link.text': `Hello,

This is your sign-in link:
{link}

It works once, within {minutes: # minute | # minutes}. If you did not ask for it, you do not need to do anything: without the link nobody gets in.

{desk}`,

  'mailbox.refused.too.big.subject': 'Your email was too large for our mailbox',
  'mailbox.refused.too.big.text': `Hello,

Our mailbox takes emails of up to {limit}, and yours was larger, so it did not reach us whole.

Here you can send us everything, large files too:
{link}
The number of your request: {number?}

{desk}`,
} as const;
