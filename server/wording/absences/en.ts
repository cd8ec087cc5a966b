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

  'agent.covers.subject': 'You stand in for {person}',
  'agent.covers.text': `{person} is away. You stand in on their tickets: {tickets}.
Back: {until?}

They are in your list. Each has its whole story; a reply or a note takes it up.
{link}`,
} as const;
