import type { TFunction } from 'i18next';
import { type Clockface, dueWords } from '../../../client/time-words.ts';
import type { PlannedCall, Policy, Step } from './escalation-api.ts';

/** `names`: of people, teams and schedules, by id. */
export function targetWords(t: TFunction, target: Step['target'], names: Record<string, string>): string {
  if (target.kind === 'duty') return t('escalation.target.duty', { name: names[target.scheduleId] ?? '–' });
  if (target.kind === 'team_lead') return t('escalation.target.team_lead', { name: names[target.teamId] ?? '–' });
  return t(`escalation.target.${target.kind}`);
}

export const waysWords = (t: TFunction, media: Step['media']): string =>
  t(`escalation.media.${media.length > 1 ? 'both' : (media[0] ?? 'desk')}`);

export function skipWords(t: TFunction, face: Clockface, { why, until }: NonNullable<PlannedCall['skipped']>): string {
  if (until && (why === 'away' || why === 'off_shift' || why === 'quiet_hours'))
    return t(`escalation.skip.${why}Until`, { time: dueWords(face, until) });
  return t(`escalation.skip.${why}`);
}

export const triggerNames = ['stuck', 'clock', 'transfers', 'complaint', 'security'] as const;

export const triggersWords = (t: TFunction, { triggers }: Policy): string =>
  triggerNames
    .filter((one) => triggers[one])
    .map((one) => t(`escalation.trigger.${one}`))
    .join(' · ') || t('escalation.noTrigger');
