import { useEffect, useState } from 'react';
import type { Outgoing } from '../outgoing.ts';

export type Draft = Record<Outgoing['kind'], string> & {
  kind: Outgoing['kind'];
  /** Who may read the restricted entry. */
  readers: string[];
  /** Files that are at the desk already and that no message carries yet. */
  files: { id: string; name: string }[];
  /** What was sent and has no answer yet; `isBack`: its words stand in the draft again. */
  lost?: { outgoing: Outgoing; at: number; isBack: boolean } | undefined;
};

const empty: Draft = { kind: 'reply', reply: '', note: '', restricted: '', readers: [], files: [] };

/** The words one is writing on a ticket, each kind apart. They are in the browser with each letter and survive a reload. */
export function useDraft(number: string): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => withLost(number));
  useEffect(() => {
    const take = (step: Step) =>
      setDraft((old) => {
        const next = step(old);
        keepDraft(number, next);
        return next;
      });
    open.set(number, take);
    return () => {
      if (open.get(number) === take) open.delete(number);
    };
  }, [number]);
  function change(part: Partial<Draft>) {
    setDraft((old) => {
      const next = { ...old, ...part };
      keepDraft(number, next);
      return next;
    });
  }
  return [draft, change];
}

type Step = (draft: Draft) => Draft;

/** The composers that are open, by ticket: an answer may come when the one that sent is gone, and another stands in its place. */
const open = new Map<string, (step: Step) => void>();
function changeWhereItStands(number: string, step: Step): void {
  const here = open.get(number);
  if (here) here(step);
  else keepDraft(number, step(readDraft(number)));
}

/** The desk forgets its keys after a day; what is older is sent as something new. */
const keyLivesMillis = 23 * 3_600_000;

/** The very thing that was sent before under its key, where these words are it: so it happens once. */
export function sentBefore({ lost }: Draft, { kind, body }: Pick<Outgoing, 'kind' | 'body'>): Outgoing | undefined {
  if (!lost || lost.outgoing.kind !== kind || lost.outgoing.body !== body) return undefined;
  return Date.now() - lost.at < keyLivesMillis ? lost.outgoing : undefined;
}

/** What has left the composer; should the page go before the answer comes, the words come back with their key. */
export const underWay = (outgoing: Outgoing): Partial<Draft> => ({
  [outgoing.kind]: '',
  lost: { outgoing, at: Date.now(), isBack: false },
});

/** It was answered: its words stand nowhere any more, also not in a composer that was opened meanwhile. */
export function forgetSent(number: string, { key, kind, body }: Outgoing): void {
  changeWhereItStands(number, (draft) => {
    if (draft.lost?.outgoing.key !== key) return draft;
    const isBack = draft.lost.isBack && draft[kind] === body;
    return { ...draft, lost: undefined, ...(isBack ? { [kind]: '' } : {}) };
  });
}

/** It failed or was taken back: the words return. `mayHaveArrived`: nobody knows, so that they keep their key. */
export function giveBack(number: string, outgoing: Outgoing, mayHaveArrived: boolean): void {
  changeWhereItStands(number, (draft) => {
    const at = draft.lost?.outgoing.key === outgoing.key ? draft.lost.at : Date.now();
    return { ...returned(draft, outgoing), lost: mayHaveArrived ? { outgoing, at, isBack: true } : undefined };
  });
}

/** What one has begun to write meanwhile stays below. */
function returned(draft: Draft, { kind, body, readers }: Outgoing): Draft {
  const begun = draft[kind].trim();
  const words = begun === '' || begun === body ? body : `${body}\n\n${draft[kind]}`;
  return { ...draft, kind, [kind]: words, ...(readers ? { readers } : {}) };
}

/** The page went before the answer came. */
function withLost(number: string): Draft {
  const draft = readDraft(number);
  if (!draft.lost || draft.lost.isBack) return draft;
  const back = { ...returned(draft, draft.lost.outgoing), lost: { ...draft.lost, isBack: true } };
  keepDraft(number, back);
  return back;
}

/**
 * What one was writing on a ticket goes along when it is merged; nothing that stands at the other one is lost. A file was
 * handed in for its own ticket, and is attached anew.
 */
export function carryDraft(from: string, into: string): void {
  const [ours, theirs] = [withLost(from), withLost(into)];
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
    if (draft.reply || draft.note || draft.restricted || draft.files.length > 0 || draft.lost)
      localStorage.setItem(keyOf(number), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(number));
  } catch {
    // A full or closed store: the words stay in the page.
  }
}

function keyOf(number: string): string {
  return `tellonce.draft.${number}`;
}
