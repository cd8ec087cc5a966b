import { useState } from 'react';
import type { Outgoing } from '../outgoing.ts';

export type Draft = Record<Outgoing['kind'], string> & {
  kind: Outgoing['kind'];
  /** Who may read the restricted entry. */
  readers: string[];
  /** Files that are at the desk already and that no message carries yet. */
  files: { id: string; name: string }[];
};

const empty: Draft = { kind: 'reply', reply: '', note: '', restricted: '', readers: [], files: [] };

/** The words one is writing on a ticket, each kind apart. They are in the browser with each letter and survive a reload. */
export function useDraft(number: string): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => readDraft(number));
  function change(part: Partial<Draft>) {
    setDraft((old) => {
      const next = { ...old, ...part };
      keepDraft(number, next);
      return next;
    });
  }
  return [draft, change];
}

/**
 * What one was writing on a ticket goes along when it is merged; nothing that stands at the other one is lost. A file was
 * handed in for its own ticket, and is attached anew.
 */
export function carryDraft(from: string, into: string): void {
  const [ours, theirs] = [readDraft(from), readDraft(into)];
  const both = (kind: Outgoing['kind']) => [theirs[kind], ours[kind]].filter((text) => text.trim() !== '').join('\n\n');
  const readers = theirs.restricted ? theirs.readers : ours.readers;
  keepDraft(into, { ...theirs, readers, reply: both('reply'), note: both('note'), restricted: both('restricted') });
  keepDraft(from, empty);
}

function readDraft(number: string): Draft {
  try {
    const kept = localStorage.getItem(keyOf(number));
    return kept ? { ...empty, ...(JSON.parse(kept) as Partial<Draft>) } : empty;
  } catch {
    return empty;
  }
}

function keepDraft(number: string, draft: Draft): void {
  try {
    if (draft.reply || draft.note || draft.restricted || draft.files.length > 0)
      localStorage.setItem(keyOf(number), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(number));
  } catch {
    // A full or closed store: the words stay in the page.
  }
}

function keyOf(number: string): string {
  return `tellonce.draft.${number}`;
}
