import type { Named } from '../service-levels/level-api.ts';
import type { Rule } from './routing-api.ts';

type When = Rule['when'];
export const levels = [1, 2, 3] as const;

/** A rule as it stands in its form: what says nothing is empty. */
export type RuleDraft = {
  name: string;
  /** Set apart by commas. */
  words: string;
  languages: NonNullable<When['languages']>;
  priorities: NonNullable<When['priorities']>;
  kinds: NonNullable<When['kinds']>;
  channels: NonNullable<When['channels']>;
  mailboxIds: string[];
  organisations: Named[];
  vip: 'any' | 'yes' | 'no';
  teamId: string;
  personId: string;
  skillId: string;
  leastLevel: number;
};

export const startOf = (rule: Rule | undefined, names: Readonly<Record<string, string>>): RuleDraft => ({
  name: rule?.name ?? '',
  words: rule?.when.words?.join(', ') ?? '',
  languages: rule?.when.languages ?? [],
  priorities: rule?.when.priorities ?? [],
  kinds: rule?.when.kinds ?? [],
  channels: rule?.when.channels ?? [],
  mailboxIds: rule?.when.mailboxIds ?? [],
  organisations: (rule?.when.organisationIds ?? []).map((id) => ({ id, name: names[id] ?? '–' })),
  vip: rule?.when.vip === undefined ? 'any' : rule.when.vip ? 'yes' : 'no',
  teamId: rule?.to.teamId ?? '',
  personId: rule?.to.personId ?? '',
  skillId: rule?.to.skill?.id ?? '',
  leastLevel: rule?.to.skill?.leastLevel ?? 1,
});

export const leadsTo = ({ teamId, personId, skillId }: RuleDraft): boolean =>
  teamId !== '' || personId !== '' || skillId !== '';

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

export function ruleOf(draft: RuleDraft, id: string): Rule {
  const words = draft.words
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one.length > 1);
  const when: When = {
    words: some(words),
    languages: some(draft.languages),
    priorities: some(draft.priorities),
    kinds: some(draft.kinds),
    channels: some(draft.channels),
    mailboxIds: some(draft.mailboxIds),
    organisationIds: some(draft.organisations.map((one) => one.id)),
    vip: draft.vip === 'any' ? undefined : draft.vip === 'yes',
  };
  return {
    id,
    name: draft.name.trim(),
    when,
    to: {
      teamId: draft.teamId || null,
      personId: draft.personId || null,
      skill: draft.skillId ? { id: draft.skillId, leastLevel: draft.leastLevel } : null,
    },
  };
}
