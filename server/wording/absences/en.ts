// In English, of people who are away: what requesters read when somebody stands in, and what the stand-in reads.

export const absencesEn = {
  'cover.began.subject': '{contact} looks after your request for now [{number}]',
  'cover.began.text': `Hello,

{assignee} is away at the moment.
Back: {until?}

In the meantime {contact} looks after your request {number} and has the whole story. You do not need to explain anything again.

Next news from us: no later than {nextUpdate}

You can follow your request here:
{link}

{desk}`,
  'cover.ended.why': '{contact} is back.',
  'cover.wait.offer': `Would you rather wait for {assignee}, who is back {until}?
{link}`,
  'wait.told': `Hello,

You would rather wait, so your request {number} stays with {assignee}.
Back: {until}

Next news from us: no later than {nextUpdate}

If it cannot wait after all, one click on the page of your request is enough, and somebody else looks after it:
{link}

{desk}`,
  'contact.others': `Your other requests have a contact who is new to you as well:

{requests}

An answer to this email goes to request {number}. To write on another one, please open its link.`,
  'contact.others.line': `{request}
Your contact: {contact}
Next news: no later than {nextUpdate}
{link}`,
  'contact.call.say': `Hello, this is {desk}, about your request {number}.

{why}

Your contact is now {contact}, who has the whole story. You do not need to explain anything again.

You hear from us next no later than {nextUpdate}.`,
  'contact.call.cover': `{assignee} is away at the moment, and {contact} looks after your request in the meantime.`,

  'agent.covers.subject': 'You stand in for {person}',
  'agent.covers.text': `{person} is away. You stand in on their tickets: {tickets}.
Back: {until?}

They are in your list. Each has its whole story; a reply or a note takes it up.

Take them up with one tap: {accept}

{link}`,
} as const;
