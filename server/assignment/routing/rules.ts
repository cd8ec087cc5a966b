// By which rules new tickets find their team, the skill they need, or one person. The first rule that fits counts; where none
// does, the team of the mailbox has the ticket. Which rules there are is a version that is never edited.

import type { RoutingRule, RoutingWhen } from '../../../contract/routing/routing.ts';

/** What a rule may look at. */
export type RoutedFacts = {
  mailboxId: string | null;
  channel: string;
  language: string;
  kind: string;
  priority: string;
  organisationId: string | null;
  vip: boolean;
  subject: string;
};

export const firstFitting = (rules: readonly RoutingRule[], facts: RoutedFacts): RoutingRule | null =>
  rules.find(({ when }) => fits(when, facts)) ?? null;

/** All conditions that a rule names hold; of a list, one is enough. */
export function fits(when: RoutingWhen, facts: RoutedFacts): boolean {
  const among = (list: readonly string[] | undefined, one: string | null): boolean =>
    list === undefined || (one !== null && list.includes(one));
  return (
    among(when.mailboxIds, facts.mailboxId) &&
    among(when.channels, facts.channel) &&
    among(when.languages, facts.language) &&
    among(when.kinds, facts.kind) &&
    among(when.priorities, facts.priority) &&
    among(when.organisationIds, facts.organisationId) &&
    (when.vip === undefined || when.vip === facts.vip) &&
    (when.words === undefined || when.words.some((word) => says(facts.subject, word)))
  );
}

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en').replaceAll('ё', 'е');
const letter = /[\p{L}\p{N}]/u;

/** Where a word of the subject begins so: “print” is found in “Printer stops”, and not in “blueprint”. */
function says(subject: string, word: string): boolean {
  const text = folded(subject);
  const wanted = folded(word);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at === 0 || !letter.test(text[at - 1]!)) return true;
  }
  return false;
}
