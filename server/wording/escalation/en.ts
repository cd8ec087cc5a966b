// In English, of escalation: what whoever is called reads, and what a requester reads who said that it is stuck.

export const escalationEn = {
  'agent.called.subject': 'You are called: {subject} [{number}]',
  'agent.called.text': `You are called to help on ticket {number}. It stays with whoever has it.

Reason: {why}
Requester: {requester}
Subject: {subject}
Who has it: {holder?}
Answer by: {due}

Open the ticket, say that you look at it and what comes next. Otherwise the next person is called.

{link}`,
  'agent.called.why.clock': 'a time that was agreed has run out',
  'agent.called.why.stuck': 'it was said to be stuck',
  'agent.called.why.transfers': 'it has been passed on three times or more',
  'agent.called.why.complaint': 'the requester complains',
  'agent.called.why.security': 'the requester writes about security',
  'agent.unanswered.subject': 'Nobody answers: {subject} [{number}]',
  'agent.unanswered.text': `Everybody who was to be called on ticket {number} was called, or could not be, and nobody has answered. It goes on until somebody does.

Reason: {why}
Requester: {requester}
Subject: {subject}
Who has it: {holder?}

Open the ticket, say who looks at it and what comes next.

{link}`,
  'stuck.told': `Hello,

you told us that your request {number} is stuck. {person} looks at it now.

Next news from us: no later than {nextUpdate}

You can follow your request here:
{link}

{desk}`,
};
