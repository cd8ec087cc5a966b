// In English, of agents: what the desk tells its own people by mail.

export const agentsEn = {
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
Next: {next?}
If it goes otherwise: {otherwise?}

Take it up with one tap: {accept?}

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
  'agent.escalated.text': `Ticket {number} needs you.

Reason: {why}
Requester: {requester}
Subject: {subject}
Who has it: {holder?}
Who had it: {previous?}
Next word promised: no later than {nextUpdate}
Next: {next?}
If it goes otherwise: {otherwise?}

Take it up with one tap: {accept?}

{link}`,
  'agent.escalated.why.not_accepted': 'nobody accepted it in time, so it is yours now',
  'agent.escalated.why.promise_missed': 'the promised word to the requester was missed',
  'agent.escalated.why.promise_missed_again':
    'a promised word to the requester was missed again, so the ticket is yours now',
  'agent.escalated.why.compensation_asked': 'an agent asks you to approve a compensation',
  'agent.escalated.why.promise_moved': 'the promised date was moved for the third time or more',
  'agent.escalated.why.late_by_change': 'another priority was chosen, and by it the ticket is late already',
  'agent.escalated.why.transfer_asked':
    'an agent wants to pass it on, and it was passed on often enough: you decide on the ticket',
  'agent.escalated.why.to_and_fro':
    'it goes to and fro between the same two, and nobody has written to the requester meanwhile',

  'agent.untouched.subject': 'Goes back to the queue soon: {subject} [{number}]',
  'agent.untouched.text': `{requester} waits for an answer on ticket {number}, and nothing has happened on it.

Back to the queue: {due}
Subject: {subject}
Next word promised: no later than {nextUpdate}

Whatever you do on it, a reply or a note, keeps it with you.

{link}`,

  'agent.due_soon.subject': 'Due soon: {subject} [{number}]',
  'agent.due_soon.text': `Nine tenths of the time for ticket {number} are used, and nobody is looking at it.

Due: {what}, {due}
Requester: {requester}
Subject: {subject}
Next word promised: no later than {nextUpdate}

{link}`,
  'agent.due_soon.what.first_response': 'the first answer',
  'agent.due_soon.what.next_response': 'the answer',
  'agent.due_soon.what.update': 'the next word',
  'agent.due_soon.what.resolution': 'the solution',
  'agent.due_soon.what.total_resolution': 'the solution, all in all',
  'agent.due_soon.what.acceptance': 'taking it up',
  'agent.due_soon.what.agreed': 'the date agreed',
  'agent.due_soon.what.third_party': 'the third party’s part',

  'agent.agreed.subject': 'Agree on another date: {subject} [{number}]',
  'agent.agreed.text': `A date that was agreed on ticket {number} falls in a time for which the desk closes.

Agreed: {agreed}
Requester: {requester}
Subject: {subject}

Agree on another date with the requester. If it holds all the same, set the same date once more.
If neither happens, the desk asks the requester for another date by itself: {until?}

{link}`,
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
  'agent.terms.why.organisation': 'a requester belongs to another organisation now',

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
