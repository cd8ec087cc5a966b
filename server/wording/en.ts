// What the desk writes in English. The key names the occasion; a mail has a `.subject` and a `.text`.
//
// {name} stands for a value; {name?} for one that may be missing, and then its whole line is left out;
// {name: # day | # days} for a number with its words, one form per plural class of the language.
// Dates come as words ("tomorrow at 16:00"), so the text around them must bear each of those forms.

export const en = {
  'status.new': 'Received',
  'status.open': 'In progress',
  'status.waiting_on_requester': 'Waiting for your answer',
  'status.waiting_on_third_party': 'Waiting for colleagues or a supplier',
  'status.scheduled': 'Scheduled',
  'status.resolved': 'Completed',
  'status.closed': 'Closed',
  'status.merged': 'Joined with another request',
  'status.spam': 'Set aside',

  'acknowledgement.subject': '{subject} [{number}]',
  'acknowledgement.text': `Hello,

Thank you, we have your request. Its number is {number}.

Your contact: {contact}
Status: {status}
Next news from us: no later than {nextUpdate}
Expected solution: {expected?}
We are here: {hours?}
How soon we answer: {times?}

To add something, just reply to this email. Whoever helps you sees everything you have written. You can follow your request here:
{link}

{desk}`,

  'acknowledgement.closed.subject': '{subject} [{number}]',
  'acknowledgement.closed.text': `Hello,

Thank you, we have your request. Its number is {number}.

We are closed at the moment. Next opening: {opening}.
If it cannot wait: {emergency?}

Your contact: {contact}
Status: {status}
Next news from us: no later than {nextUpdate}
Expected solution: {expected?}
We are here: {hours?}
How soon we answer: {times?}

To add something, just reply to this email. Whoever helps you sees everything you have written. You can follow your request here:
{link}

{desk}`,

  'acknowledgement.stranger.subject': 'We have received your email [{number}]',
  'acknowledgement.stranger.text': `Hello,

We have received an email from this address. The request has the number {number}.

We are closed at the moment. Next opening: {opening?}.

Your contact: {contact}
Status: {status}
Next news from us: no later than {nextUpdate}
Expected solution: {expected?}

To add something, just reply to this email. You can follow your request here:
{link}

If you did not write to us, you do not need to do anything.

{desk}`,

  'acknowledgement.withheld.subject': 'We have received your emails [{number}]',
  'acknowledgement.withheld.text': `Hello,

We have received several emails from this address. These are the requests that we have not told you about yet:

{requests}

You can follow the first of them here:
{link}

If you did not write to us, you do not need to do anything.

{desk}`,
  'acknowledgement.withheld.line': '{number}: your contact is {contact}, next news from us no later than {nextUpdate}',

  'reply.footer': `{agent?}
Your request {number}: {link}`,

  'reply.next.update': 'You will hear from us again no later than {nextUpdate}.',
  'reply.next.agreed': 'As agreed: {nextUpdate}.',
  'reply.next.reminder': 'If we do not hear from you, we will write again no later than {nextUpdate}.',
  'link.own': '(personal link)',

  'scheduled.told': `Hello,

The agreed date for your request {number}: {agreed}. You will hear from us by then.

If this date does not suit you, please answer this mail.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.late.subject': 'No news yet on your request [{number}]',
  'promise.late.text': `Hello,

We promised to write to you no later than {promised}, and we did not keep that promise. There is no news on your request {number} yet.

{contact} will write to you no later than {nextUpdate}.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.late.again.told': `Hello,

We promised to write to you no later than {promised}, and again we did not keep that promise. There is no news on your request {number} yet. This must not happen twice.

{contact}, who leads our team, now has your request with the whole story and will write to you no later than {nextUpdate}.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.undelivered.told': `Hello,

We promised to write to you no later than {promised}. We did write, but our message about your request {number} could not be delivered, so the promise is not kept.

{contact} will write to you no later than {nextUpdate}. What we wrote you can already read here:
{link}

{desk}`,

  'prepared.update': `Hello,

A short word on where your request stands. {what}`,
  'prepared.work': 'We have gone on working on it since our last message.',
  'prepared.others': 'We are waiting for an answer from outside our team and are following it up.',
  'prepared.together': 'It belongs together with another matter, which we are working on as well.',

  'date.asked': 'Please tell me how things stand by {wanted}, or sooner.',
  'date.accepted.told': `Hello,

You asked to hear from us about your request {number} by this date: {wanted}. You will, or sooner.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.delay.told': `Hello,

We promised to write to you no later than {promised}. We need more time, and we would rather say so now: you will hear from us about your request {number} no later than {nextUpdate}.

The reason: {why}
What has been done so far: {actions}
Your contact: {contact}

You can see where things stand at any time:
{link}

{desk}`,
  'promise.delay.why.more_work': 'finding the cause takes longer than we expected.',
  'promise.delay.why.specialist': 'we have asked a specialist and do not have the answer yet.',
  'promise.delay.why.supplier': 'we are waiting for an answer from a supplier.',
  'promise.delay.why.testing': 'we are testing the solution before you get it.',
  'promise.delay.why.workload': 'more requests than usual have come in.',
  'promise.delay.why.away': 'the colleague who is working on it is away at the moment.',

  'away.subject': 'While we are closed: your request [{number}]',
  'away.text': `Hello,

{why}

Closed from: {closes?}
Back: {opens}
Next news on your request {number}: no later than {nextUpdate}
If it cannot wait: {emergency?}

We had named {promised} before; this new date takes its place. What you write in the meantime reaches us, and nothing has to be said twice.

You can follow your request here:
{link}

{desk}`,

  'away.why.company_holidays': 'Our company is closed for the holidays.',
  'away.why.away': 'We are away for some time.',
  'away.why.closed': 'We are closed for some time.',

  'contact.changed.subject': 'Your new contact: {contact} [{number}]',
  'contact.changed.text': `Hello,

{why}

Your contact for request {number} is now {contact}, who has the whole story. You do not need to explain anything again.

Next news from us: no later than {nextUpdate}

You can follow your request here:
{link}

{desk}`,
  'contact.changed.why.taking_it': 'Your request has found the person who will work on it.',
  'contact.changed.why.better_placed': 'Somebody in our team is better placed to help you with this.',
  'contact.changed.why.expertise': 'Your request needs somebody who knows this subject well.',
  'contact.changed.why.workload': 'We have divided our work anew, so that you hear from us sooner.',
  'contact.changed.why.away': '{previous} is away at the moment.',
  'contact.changed.why.left': '{previous} no longer works with us.',
  'contact.changed.why.team_change': 'Your request is now with the team that looks after this subject.',
  'contact.changed.why.escalated': 'We have passed your request to somebody who can decide more.',
  'contact.changed.why.requester_asked': 'You asked us for another contact.',
  'contact.changed.why.other': 'Somebody else in our team looks after your request now.',

  'reply.files': 'The files are too large for an email ({names}). You find them here: {link}',
  'oversized.subject': 'Where your files can go [{number}]',
  'oversized.text': `Hello,

Your email for the request {number} has arrived. With its files it had {megabytes} MB, which is more than we can take by email, so the files are not with us yet.

Please hand them in here; large files are welcome. The link is good for 14 days:
{link}

What you wrote has reached us, you need not write it again.`,
  'oversized.note':
    "The sender's mail had {megabytes} MB with its files. The files were left out because it was too large; the words are here.",
  'waiting.reminder.subject': 'A question for you [{number}]',
  'waiting.reminder.text': `Hello,

To go on with your request {number}, we need one answer from you:

{question}

Just reply to this email. The request stays open until {closing}. After that you still have {days: # day | # days} in which a reply opens it again.

{link}

{desk}`,

  'waiting.closed.subject': 'Closed for now [{number}]',
  'waiting.closed.text': `Hello,

We have closed your request {number} for now, because your answer has not reached us.

Nothing is lost: if you reply to this email within {days: # day | # days}, the request opens again and we go on from where we stopped.

{link}

{desk}`,

  'resolved.subject': 'Your request is solved [{number}]',
  'resolved.text': `Hello,

Your request {number} is solved.

What we did: {what}
How: {how?}
When: {when?}
Why: {why?}

If something is still not right, reply to this email within {days: # day | # days}. The request then opens again with everything we already know.

{link}

{desk}`,

  'cannot.be.solved.subject': 'What is possible for your request [{number}]',
  'cannot.be.solved.text': `Hello,

We cannot solve your request {number}, and you should know why.

The reason: {reason}

What you can do instead: {alternatives}

As compensation: {compensation?}

If you have a question about this or see it differently, reply to this email within {days: # day | # days}. The request then opens again.

{link}

{desk}`,

  'ticket.reopened.subject': 'Your request is open again [{number}]',
  'ticket.reopened.text': `Hello,

Your request {number} is open again, with everything we already know.

Your contact: {contact}
Status: {status}
Next news from us: no later than {nextUpdate}
Expected solution: {expected?}

You can follow your request here:
{link}

{desk}`,

  'ticket.merged.subject': 'Two requests, handled together [{number}]',
  'ticket.merged.text': `Hello,

Your two requests, {other} and {number}, are about the same matter, so we handle them together as {number}. Nothing you wrote is lost, and both numbers keep working.

Your contact: {contact}
Next news from us: no later than {nextUpdate?}

You can follow your request here:
{link}

{desk}`,

  'ticket.unmerged.subject': 'A request of its own again [{number}]',
  'ticket.unmerged.text': `Hello,

We now handle your request {number} on its own again, apart from {other}. Nothing you wrote is lost, and both numbers keep working.

Your contact: {contact}
Next news from us: no later than {nextUpdate?}

You can follow your request here:
{link}

{desk}`,

  'ticket.split.subject': 'Handled separately [{number}]',
  'ticket.split.text': `Hello,

In your request {other} you wrote about a second matter. We handle it separately as {number}, so that both move on. You do not need to explain anything again.

Your contact: {contact}
Next news from us: no later than {nextUpdate?}
Expected solution: {expected?}

You can follow your request here:
{link}

{desk}`,

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

  'agent.asked.subject': 'Your help is asked: {subject} [{number}]',
  'agent.asked.text': `{asker} asks you in on ticket {number}.

Requester: {requester}
Subject: {subject}

{link}

You read the whole ticket there. Answer this mail, and your answer becomes a note that only the team reads.`,
  'agent.assigned.subject': 'Yours now: {subject} [{number}]',
  'agent.assigned.text': `You now have ticket {number}.

Requester: {requester}
Subject: {subject}
Why you: {why}
Next word promised: no later than {nextUpdate}

{link}`,
  'agent.assigned.why.first': 'it is new and comes to you first',
  'agent.assigned.why.taking_it': 'you took it',
  'agent.assigned.why.better_placed': 'you are better placed to help',
  'agent.assigned.why.expertise': 'you know this subject',
  'agent.assigned.why.workload': 'the work was divided anew',
  'agent.assigned.why.away': 'the previous contact is away',
  'agent.assigned.why.left': 'the previous contact has left',
  'agent.assigned.why.team_change': 'it changed teams',
  'agent.assigned.why.escalated': 'it was escalated to you',
  'agent.assigned.why.requester_asked': 'the requester asked for another contact',
  'agent.assigned.why.other': 'a colleague passed it on; the reason stands in a note',

  'agent.escalated.subject': 'Needs you: {subject} [{number}]',
  'agent.escalated.text': `Ticket {number} was escalated to you.

Reason: {why}
Requester: {requester}
Subject: {subject}
Who had it: {previous}
Next word promised: no later than {nextUpdate}

{link}`,
  'agent.escalated.why.not_accepted': 'nobody accepted it in time',
  'agent.escalated.why.promise_missed': 'the promised word to the requester was missed',
  'agent.escalated.why.promise_missed_again':
    'a promised word to the requester was missed again, so the ticket is yours now',
  'agent.escalated.why.compensation_asked': 'an agent asks you to approve a compensation',
  'agent.escalated.why.promise_moved': 'the promised date was moved for the third time or more',
  'agent.escalated.why.late_by_change': 'another priority was chosen, and by it the ticket is late already',

  'agent.undelivered.subject': 'Not delivered: {subject} [{number}]',
  'agent.undelivered.text': `A mail of ours on ticket {number} did not arrive.

To: {recipient}
What the other server said: {error?}
Requester: {requester}
Subject: {subject}
Next word promised: no later than {nextUpdate}

Other addresses of theirs: {others?}

On the ticket you can send it again, send it to another address, or say that you have told them another way:
{link}`,

  'agent.mailbox.subject': 'Mailbox {address}: needs you',
  'agent.mailbox.text': `The mailbox {address} needs an administrator.

{what}

Since: {since}

Set it right here:
{link}`,

  'agent.outgoing.subject': 'Outgoing mail: needs you',
  'agent.outgoing.text': `The outgoing mail of the desk needs an administrator.

{what}

Since: {since}

What waits stands in the Outbox:
{link}`,

  'agent.loop.subject': 'Mail in circles? {subject} [{number}]',
  'agent.loop.text': `Unusually many mails come in for ticket {number}. The desk no longer answers them by itself.

From: {correspondent}
Requester: {requester}
Subject: {subject}
Next word promised: no later than {nextUpdate}

Please look whether a machine is writing.
{link}`,

  'agent.wave.subject': 'The same mail from many senders: put aside',
  'agent.wave.text': `The same words come from many senders at once. So far: {mails} mails from {senders} senders within ten minutes.

The desk puts the rest aside and answers none of it. Please look what it is:
{link}`,

  'agent.terms.subject': 'Tickets of your team are late by a change of rules',
  'agent.terms.text': `What is owed was changed: {why}. Tickets of your team that are late by it: {tickets}.

They stand first in the list of the team:
{link}`,
  'agent.terms.why.policy': 'a service level was arranged anew',
  'agent.terms.why.calendar': 'working hours were arranged anew',
  'agent.terms.why.team': 'a ticket came to your team',

  'agent.review.subject': 'Mail was put aside and nobody has looked at it',
  'agent.review.text': `Mails that were put aside and that nobody has looked at in time: {mails}. The oldest arrived {since}.

There may be customers among the senders. Please look:
{link}`,

  'agent.stop.subject': 'Outgoing mail is held back',
  'agent.stop.text': `Far more mail than usual was about to leave: {mails} within an hour. Everything is held back until an administrator decides.

Let it go, or discard what the desk wrote by itself:
{link}`,

  'agent.watchdog.subject': 'The desk has stopped checking itself',
  'agent.watchdog.text': `The check that proves the guarantees each minute has not run since {since}. The desk may be standing still: promises may pass and mail may wait.

See whether the desk answers, and start it again if it does not:
{link}`,

  'agent.wrote.subject': '{requester} wrote: {subject} [{number}]',
  'agent.wrote.text': `{requester} wrote on ticket {number}:

{words}

Next word promised: no later than {nextUpdate}
{link}`,

  'agent.answer.hint': `Answer this mail and your words become a note that only the team reads.
To answer the requester, write to {publicAddress}`,

  'agent.refused.subject': 'Your answer was not taken: {subject} [{number}]',
  'agent.refused.text': `Your mail was not put on ticket {number}: {why}.

It reached nobody, and it is kept among the arrived mail. You can write on the ticket here:
{link}`,
  'agent.refused.why.unproven': 'nothing shows that it really comes from your address',
  'agent.refused.why.not_yours': 'it came from another address than the one that the notice was sent to',
  'agent.refused.why.closed_access': 'your access to the desk is closed',
  'agent.refused.why.put_aside': 'the ticket is put aside, and nothing is sent from it',
  'agent.refused.why.moved_on':
    'something new has come in on the ticket since the notice, so you might answer something that you have not read',
  'agent.refused.why.empty': 'there is no new word in it above the quote',
} as const;

/** Every other language has exactly these keys. */
export type Wording = Record<keyof typeof en, string>;
