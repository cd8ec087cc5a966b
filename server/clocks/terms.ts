// By what a ticket's clocks go: a version of a policy, and a calendar as far as it was known then. The record names both, so
// that everything can be reckoned again.

import { addWorkingTime, type Calendar, workingSecondsBetween } from '../calendars/calendar.ts';
import type { Terms, WorkingTime } from './clock.ts';
import { type PolicyTerms, targetSeconds } from './policy.ts';

/** What the record keeps of terms. */
export type TermsKey = {
  policyVersionId: string;
  calendarId: string;
  /** The calendar's versions up to this one were known. */
  calendarLatest: number;
  priority: number;
};

export const workingTimeOf = (calendar: Calendar): WorkingTime => ({
  add: (start, seconds, pauses) => addWorkingTime(calendar, start, seconds, pauses),
  secondsBetween: (from, to, pauses) => workingSecondsBetween(calendar, from, to, pauses),
});

export const termsOf = (policy: PolicyTerms, priority: number, calendar: Calendar): Terms => ({
  // A day is as long as it was when the clock began.
  targetOf: (metric, startedAt) => targetSeconds(policy, metric, priority, calendar, startedAt),
  time: workingTimeOf(calendar),
  thirdPartyPauses: policy.thirdPartyPauses,
});
