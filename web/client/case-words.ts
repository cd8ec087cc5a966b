import type { TFunction } from 'i18next';
import { type Clockface, dueWords } from './time-words.ts';

export type Channel = 'email' | 'portal' | 'phone' | 'counter' | 'chat' | 'api' | 'other';

export type Status =
  | 'new'
  | 'open'
  | 'waitingOnRequester'
  | 'waitingOnThirdParty'
  | 'scheduled'
  | 'resolved'
  | 'closed'
  | 'merged'
  | 'spam';

/** Why a case changed hands. Each has words that are safe to show to the requester. */
export type HandOverReason =
  | 'taking_it'
  | 'better_placed'
  | 'expertise'
  | 'workload'
  | 'away'
  | 'left'
  | 'team_change'
  | 'escalated'
  | 'requester_asked'
  | 'shift'
  | 'other';

/** Why dates go by other terms; what a new priority does is told with it. */
export type TermsReason = 'policy' | 'calendar' | 'team' | 'organisation';

/** What calls for more than whoever has a case; never a reason why somebody is not here. */
export type CallTrigger = 'clock' | 'stuck' | 'transfers' | 'complaint' | 'security';

/** What the desk wrote by itself. */
export type DeskPurpose =
  | 'acknowledgement'
  | 'late'
  | 'away'
  | 'contact'
  | 'reminder'
  | 'closing'
  | 'upload'
  | 'message';

/** What was done with two tickets, told by the number of the other one. */
export type JoinCode =
  | 'merged'
  | 'mergedInto'
  | 'unmerged'
  | 'splitFrom'
  | 'splitInto'
  | 'unsplit'
  | 'linked'
  | 'toldWith';

/** What happened, as a code with the names and times its sentence needs. Instants are ISO strings. */
export type CaseEvent =
  | { code: 'opened' | 'reopened' | 'resolved' }
  | { code: 'takenDown'; name: string }
  | {
      code:
        | 'acknowledged'
        | 'escalated'
        | 'participant'
        | 'askedIn'
        | 'letGo'
        | 'split'
        | 'notAccepted'
        | 'doubted'
        | 'loop';
      name: string;
    }
  | { code: 'awayUndated'; name: string; inboundId: string }
  | { code: 'notToldYet'; reason: 'hour' | 'day' }
  | { code: JoinCode; number: string }
  /** `shadow`: written beside another desk, so nobody was told. */
  | { code: 'told'; name: string; purpose: DeskPurpose; shadow?: boolean }
  | { code: 'deskNote' }
  | { code: 'priority'; from: string; to: string }
  | { code: 'terms'; why: TermsReason; policy: string; number: string }
  | { code: 'assigned'; name: string; reason?: HandOverReason | undefined }
  | { code: 'taskTicked' | 'called'; name: string; reason: string }
  | { code: 'undelivered'; name?: string | undefined }
  | { code: 'covered'; name: string; other: string }
  | { code: 'back' | 'waits'; name: string }
  | { code: 'waitsNoMore' }
  | CallEvent
  | { code: 'status'; status: Status; name?: string | undefined }
  | { code: 'promiseMade' | 'promiseBack' | 'agreedClosed'; dueAt: string }
  | { code: 'promiseMoved'; wasDueAt: string; dueAt: string }
  | { code: 'promiseMissed'; wasDueAt: string; dueAt: string; name: string; shadow?: boolean }
  | { code: 'rerouted'; channel: Channel };

/** Of an escalation. */
export type CallEvent =
  | { code: 'calledFor'; trigger: CallTrigger }
  | { code: 'calledIn' | 'callAnswered'; name: string }
  | { code: 'callUnanswered' };

function callWords(event: CallEvent, t: TFunction): string {
  if (event.code === 'calledFor') return t(`event.calledFor.${event.trigger}`);
  return event.code === 'callUnanswered' ? t('event.callUnanswered') : t(`event.${event.code}`, { name: event.name });
}

const isCall = (event: CaseEvent): event is CallEvent =>
  ['calledFor', 'calledIn', 'callAnswered', 'callUnanswered'].includes(event.code);

/** The one sentence of an event. */
export function eventWords(event: CaseEvent, face: Clockface, t: TFunction): string {
  if (isCall(event)) return callWords(event, t);
  switch (event.code) {
    case 'assigned':
      return event.reason
        ? t('event.assignedWhy', { name: event.name, reason: t(`reason.${event.reason}`) })
        : t('event.assigned', { name: event.name });
    case 'merged':
    case 'mergedInto':
    case 'unmerged':
    case 'splitFrom':
    case 'splitInto':
    case 'unsplit':
    case 'linked':
      return t(`event.${event.code}`, { number: event.number });
    case 'priority':
      return t('event.priority', { from: event.from, to: event.to });
    case 'terms':
      return t(`event.terms.${event.why}`, { policy: event.policy, number: event.number });
    case 'covered':
      return t('event.covered', { name: event.name, other: event.other });
    case 'acknowledged':
    case 'back':
    case 'waits':
    case 'escalated':
    case 'participant':
    case 'askedIn':
    case 'letGo':
    case 'split':
    case 'notAccepted':
    case 'doubted':
    case 'awayUndated':
    case 'loop':
    case 'takenDown':
      return t(`event.${event.code}`, { name: event.name });
    case 'notToldYet':
      return t(`event.notToldYet.${event.reason}`);
    case 'status': {
      const status = t(`status.${event.status}`);
      return event.name ? t('event.waitsFor', { status, name: event.name }) : t('event.status', { status });
    }
    case 'taskTicked':
    case 'called':
      return t(`event.${event.code}`, { name: event.name, reason: event.reason });
    case 'promiseMade':
      return t('event.promiseMade', { time: dueWords(face, event.dueAt) });
    case 'agreedClosed':
      return t('event.agreedClosed', { time: dueWords(face, event.dueAt) });
    case 'promiseBack':
      return t('event.promiseBack', { time: dueWords(face, event.dueAt) });
    case 'promiseMoved':
      return t('event.promiseMoved', { was: dueWords(face, event.wasDueAt), time: dueWords(face, event.dueAt) });
    case 'promiseMissed':
      return t(event.shadow ? 'event.promiseMissedShadow' : 'event.promiseMissed', {
        was: dueWords(face, event.wasDueAt),
        time: dueWords(face, event.dueAt),
        name: event.name,
      });
    case 'told':
      return event.shadow
        ? t('event.toldShadow', { name: event.name, what: t(`event.shadow.${event.purpose}`) })
        : t(`event.told.${event.purpose}`, { name: event.name });
    case 'undelivered':
      return event.name ? t('event.undelivered', { name: event.name }) : t('event.undeliveredMail');
    case 'rerouted':
      return t('event.rerouted', { channel: t(`channel.${event.channel}`) });
    default:
      return t(`event.${event.code}`);
  }
}
