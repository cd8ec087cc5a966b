// Who acts on a ticket while its assignee is away (design 3.6). First whom the person named, or whom that one named if they
// are away as well; then the best of the team; then its lead, whoever is on duty, an administrator; at the very last those of the
// team who should not get more. Nobody who is away themselves is ever the answer, nor who is out of shift while somebody is at
// work; and there is none only where nobody at all is here: then the desk says so and alarms.

export type CoverWhy = 'named' | 'named_in_turn' | 'team' | 'lead' | 'duty' | 'administrator';
export type ChosenCover = { personId: string; why: CoverWhy };

export type Hands = {
  /** Whom a person who is away named to stand in for them. Chains and circles may stand here. */
  named: ReadonlyMap<string, string>;
  /** Who answers for tickets and is not away. */
  here: ReadonlySet<string>;
  /** Who of them is at work when the ticket’s hours run next; where nobody is, all who are not away are asked. */
  inShift: ReadonlySet<string>;
  /** Of the ticket's team, the best placed first. */
  team: readonly string[];
  lead: string;
  /** Who is on duty, the first to be called first. */
  duty: readonly string[];
  administrators: readonly string[];
  /** Of the team as well: whoever has too much already, lacks the skill, or is away themselves when something is due. */
  lastly: readonly string[];
};

/** @returns null: nobody is here */
export function coverFor(awayId: string, known: Hands): ChosenCover | null {
  const hands = { ...known, here: reachable(awayId, known) };
  const named = throughNames(awayId, hands);
  if (named) return named;
  const firstHere = (ids: readonly string[], why: CoverWhy): ChosenCover | null => {
    const personId = ids.find((id) => id !== awayId && hands.here.has(id));
    return personId ? { personId, why } : null;
  };
  return (
    firstHere(hands.team, 'team') ??
    firstHere([hands.lead], 'lead') ??
    firstHere(hands.duty, 'duty') ??
    firstHere(hands.administrators, 'administrator') ??
    firstHere(hands.lastly, 'team')
  );
}

/** Nobody is fetched out of bed while a colleague is at work. */
function reachable(awayId: string, { here, inShift }: Hands): ReadonlySet<string> {
  const atWork = new Set([...here].filter((id) => id !== awayId && inShift.has(id)));
  return atWork.size > 0 ? atWork : here;
}

/** Follows the names as far as they lead; a circle ends where it began, with nobody. */
function throughNames(awayId: string, { named, here }: Hands): ChosenCover | null {
  const seen = new Set([awayId]);
  let next = named.get(awayId);
  while (next !== undefined && !seen.has(next)) {
    if (here.has(next)) return { personId: next, why: seen.size === 1 ? 'named' : 'named_in_turn' };
    seen.add(next);
    next = named.get(next);
  }
  return null;
}
