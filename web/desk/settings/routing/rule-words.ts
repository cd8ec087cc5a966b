import type { TFunction } from 'i18next';
import { type Locale, localeNames } from '../../../client/locale.ts';
import type { TeamLine } from '../../model.ts';
import type { Routing, Rule } from './routing-api.ts';

export const channels = ['email', 'portal', 'phone', 'counter', 'api', 'other'] as const;
export const kinds = ['incident', 'service_request', 'question', 'complaint', 'idea', 'privacy_request'] as const;
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;

/** For which tickets a rule is: each condition with its name. */
export function whenWords(t: TFunction, { when }: Rule, { mailboxes, names }: Routing): string {
  const parts = [
    when.words && t('routing.said.words', { list: when.words.map((one) => `“${one}”`).join(', ') }),
    when.mailboxIds &&
      mailboxes
        .filter((one) => when.mailboxIds?.includes(one.id))
        .map((one) => one.address)
        .join(', '),
    when.channels?.map((one) => t(`channel.${one}`)).join(', '),
    when.languages?.map((one: Locale) => localeNames[one]).join(', '),
    when.kinds?.map((one) => t(`kind.${one}`)).join(', '),
    when.priorities?.join(', '),
    when.organisationIds?.map((one) => names[one] ?? '–').join(', '),
    when.vip === undefined ? undefined : t(when.vip ? 'routing.vipsOnly' : 'routing.notVips'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('routing.said.all');
}

/** Where such a ticket goes. */
export function toWords(t: TFunction, { to }: Rule, { names, skills }: Routing, teams: readonly TeamLine[]): string {
  const skill = to.skill && skills.find((one) => one.id === to.skill?.id);
  return [
    to.teamId && (teams.find((one) => one.id === to.teamId)?.name ?? '–'),
    to.personId && (names[to.personId] ?? '–'),
    skill &&
      t('routing.said.skill', { skill: skill.name, level: t(`abilities.level.${levelOf(to.skill?.leastLevel)}`) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const levelOf = (level: number | undefined): '1' | '2' | '3' => String(level ?? 1) as '1';
