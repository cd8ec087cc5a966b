// In English, of tickets: who has a request, what we wait for, how it ended, and what became of its number.

export const ticketsEn = {
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
  'contact.changed.why.shift': 'The working hours of your contact are over, and the next colleague has taken over.',
  'contact.changed.why.escalated': 'We have passed your request to somebody who can decide more.',
  'contact.changed.why.requester_asked': 'You asked us for another contact.',
  'contact.changed.why.other': 'Somebody else in our team looks after your request now.',

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
How we did it: {how?}
When: {when?}
Why it had happened: {why?}

If something is still not right, reply to this email within {days: # day | # days}. The request then opens again with everything we already know.

{link}

{desk}`,

  'ended.told': `Hello,

We have closed your request {number}.

{what}

If that is not what you want, reply to this email within {days: # day | # days}. The request then opens again with everything we already know.

{link}

{desk}`,
  'cannot.be.solved.subject': 'What is possible for your request [{number}]',
  'cannot.be.solved.text': `Hello,

We cannot solve your request {number}, and you should know why.

The reason: {reason}

What we did: {what?}

What you can do instead: {alternatives}

As compensation: {compensation?}

If you have a question about this or see it differently, reply to this email within {days: # day | # days}. The request then opens again.

{link}

{desk}`,

  'ticket.reopened.told': `Hello,

Your request {number} is open again, with everything we already know.

Your contact: {contact?}
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
} as const;
