// In English, of promises: what is said of a date that was promised, kept, moved or missed.

export const promisesEn = {
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

  'promise.late.more.told': `Hello,

We promised to write to you no later than {promised}, and once again we did not keep that promise. There is still no news on your request {number}, and you have every right to expect some.

{contact} will write to you no later than {nextUpdate}.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.late.untold.told': `Hello,

You should have heard from us about your request {number} no later than {promised}, and you have not. There is no news yet.

{contact} will write to you no later than {nextUpdate}.

You can see where things stand at any time:
{link}

{desk}`,

  'promise.agreed.missed.told': `Hello,

We had agreed on this date for your request {number}: {promised}. It has passed, and we did not keep to it.

{contact} will write to you no later than {nextUpdate}.

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

  'away.others': `These are the new dates of your other requests:

{requests}`,
  'away.others.line': `{request}
Next news: no later than {nextUpdate}
Before: {promised}
{link}`,

  'agreed.closed.told': `Hello,

We had agreed on this date for your request {number}: {agreed}. We are closed then.

Back: {opens}
If it cannot wait: {emergency?}

Which other date would suit you? Just reply to this email.

{contact} will write to you about it no later than {nextUpdate}.

You can see where things stand at any time:
{link}

{desk}`,
  'away.why.company_holidays': 'Our company is closed for the holidays.',
  'away.why.away': 'We are away for some time.',
  'away.why.closed': 'We are closed for some time.',
} as const;
