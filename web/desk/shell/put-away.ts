import { useEffect, useSyncExternalStore } from 'react';

/** What can be put away; each comes back when its cause is another one, or after a day (what a return brought: not at all). */
type Kind = 'example' | 'mailWaits' | 'stop' | 'alarms' | 'cameBack';
type Away = Partial<Record<Kind, { cause: string; until: number }>>;

const day = 24 * 60 * 60_000;
/** A return is spoken of for a week. */
const lasts = (kind: Kind): number => (kind === 'cameBack' ? 8 * day : day);
const listeners = new Set<() => void>();
const keyOf = (personId: string) => `tellonce.put-away.${personId}`;

/**
 * Whether this person has put a banner away. `cause` says why it stands there, undefined while it does not: then it is
 * forgotten, so that the next time is news again.
 */
export function usePutAway(personId: string, kind: Kind, cause: string | undefined) {
  const kept = useSyncExternalStore(subscribe, () => readText(personId));
  const one = parse(kept)[kind];
  const isAway = cause !== undefined && one?.cause === cause && one.until > Date.now();
  const isOver = cause === undefined && one !== undefined;
  useEffect(() => {
    if (isOver) change(personId, kind, undefined);
  }, [isOver, personId, kind]);
  return {
    isAway,
    putAway: () => cause !== undefined && change(personId, kind, { cause, until: Date.now() + lasts(kind) }),
    bringBack: () => change(personId, kind, undefined),
  };
}

function change(personId: string, kind: Kind, to: Away[Kind] | undefined): void {
  const { [kind]: _, ...others } = parse(readText(personId));
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(to ? { ...others, [kind]: to } : others));
  } catch {
    // Not kept by this browser; the banner stays.
  }
  for (const each of listeners) each();
}

function readText(personId: string): string {
  try {
    return localStorage.getItem(keyOf(personId)) ?? '{}';
  } catch {
    return '{}';
  }
}

function parse(text: string): Away {
  try {
    return JSON.parse(text) as Away;
  } catch {
    return {};
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
