import { useEffect, useState } from 'react';
import type { ResolutionWish } from '../../outgoing.ts';

export type ResolutionDraft = Omit<ResolutionWish, 'when'> & {
  when: string;
  reason: string;
  alternatives: string;
  compensationId: string;
};

const empty: ResolutionDraft = {
  kind: 'solved',
  what: '',
  how: '',
  why: '',
  when: '',
  reason: '',
  alternatives: '',
  compensationId: '',
  toldBy: 'message',
};

/** The words of a resolution stay in the browser until they are sent: a lead's approval may take longer than a page lives. */
export function useResolutionDraft(number: string, opened: boolean) {
  const [draft, setDraft] = useState(empty);
  // The question can be asked from two places; each begins where the other left off.
  useEffect(() => {
    if (opened) setDraft(readDraft(number));
  }, [number, opened]);
  const fill = (part: Partial<ResolutionDraft>) =>
    setDraft((old) => {
      const next = { ...old, ...part };
      keep(number, next);
      return next;
    });
  function clear() {
    keep(number, empty);
    setDraft(empty);
  }
  return { draft, fill, clear };
}

const filled = (text: string): boolean => text.trim() !== '';

export function isFilled({ kind, what, how, why, reason, alternatives }: ResolutionDraft): boolean {
  if (!filled(what)) return false;
  if (kind === 'solved') return filled(how) && filled(why);
  return kind !== 'cannot_be_solved' || (filled(reason) && filled(alternatives));
}

/** Only what belongs to the kind goes along, so that words of another one are not kept by mistake. */
export function wishOf(draft: ResolutionDraft): ResolutionWish {
  const { kind, what, how, why, when, reason, alternatives, toldBy, compensationId } = draft;
  return {
    kind,
    what,
    how: kind === 'solved' ? how : '',
    why: kind === 'solved' ? why : '',
    toldBy,
    ...(when ? { when } : {}),
    ...(kind === 'cannot_be_solved' ? { reason, alternatives, ...(compensationId ? { compensationId } : {}) } : {}),
  };
}

function readDraft(number: string): ResolutionDraft {
  try {
    const kept = localStorage.getItem(keyOf(number));
    return kept ? { ...empty, ...(JSON.parse(kept) as Partial<ResolutionDraft>) } : empty;
  } catch {
    return empty;
  }
}

function keep(number: string, draft: ResolutionDraft): void {
  try {
    const { what, how, why, reason, alternatives } = draft;
    if ([what, how, why, reason, alternatives].some(filled)) localStorage.setItem(keyOf(number), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(number));
  } catch {
    // A full or closed store: the words stay in the page.
  }
}

const keyOf = (number: string): string => `tellonce.resolution.${number}`;
