// In English, of acknowledgements: what follows at once when a request has come in, with the words for where it stands.

export const acknowledgementsEn = {
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
In the last months, in working time: {measured?}
{language?}

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
In the last months, in working time: {measured?}
{language?}

To add something, just reply to this email. Whoever helps you sees everything you have written. You can follow your request here:
{link}

{desk}`,

  'acknowledgement.language.en':
    'Nobody of us who is here now writes your language. We read your words as you wrote them and answer in English.',
  'acknowledgement.language.ru':
    'Nobody of us who is here now writes English. We read your words as you wrote them and answer in Russian.',
  'acknowledgement.language.pt-BR':
    'Nobody of us who is here now writes English. We read your words as you wrote them and answer in Brazilian Portuguese.',
  'acknowledgement.language.pt-PT':
    'Nobody of us who is here now writes English. We read your words as you wrote them and answer in European Portuguese.',
  'answers.measured': 'half of our first answers came within {half}, nine in ten within {most}',
  'span.minutes': '{count: # minute | # minutes}',
  'span.hours': '{count: # hour | # hours}',
  'span.days': '{count: # working day | # working days}',
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

  'answer.received.told': `Hello,

Thank you, your answer about request {number} has arrived. You will hear from us no later than {nextUpdate}.

You can follow your request here:
{link}

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
} as const;
