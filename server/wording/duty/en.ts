// In English, of duty: what a lead reads when nobody is on duty, and how one's own turns are called in a calendar.

export const dutyEn = {
  'agent.duty.subject': 'Nobody is on duty: {schedule}',
  'agent.duty.text': `The duty schedule “{schedule}” has times in the next thirty days without anybody on duty:

{gaps}
More such times: {more?}

Put somebody in for these times, or arrange the turns anew:
{link}`,
  'agent.duty.gap': 'from {from} until {until}',
  'agent.duty.open': 'from {from} on',
  'agent.duty.calendar': 'On duty',
  'agent.duty.turn': 'On duty: {schedule}',
} as const;
