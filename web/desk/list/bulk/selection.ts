import { useState } from 'react';

export type Selection = {
  /** The numbers of the rows that are ticked, in the order of the list. */
  numbers: string[];
  /** Check boxes stand in every row. */
  on: boolean;
  has: (number: string) => boolean;
  /** With `reach`, all rows from the one that was ticked last. */
  tick: (number: string, ticked: boolean, reach?: boolean) => void;
  /** The check boxes come before anything is ticked: by touch nobody can hover. */
  begin: () => void;
  all: () => void;
  clear: () => void;
};

type State = { list: string; on: boolean; ticked: ReadonlySet<string>; last: string | undefined };

/** As many as one action takes. */
export const mostAtOnce = 500;

/** The rows that are ticked for an action on all of them. Another list begins with none; a row that left is ticked no more. */
export function useSelection(list: string, rows: readonly { number: string }[]): Selection {
  const none: State = { list, on: false, ticked: new Set(), last: undefined };
  const [kept, setKept] = useState<State>(none);
  const state = kept.list === list ? kept : none;
  const shown = rows.map((row) => row.number);
  const numbers = shown.filter((number) => state.ticked.has(number)).slice(0, mostAtOnce);
  return {
    numbers,
    on: state.on || numbers.length > 0,
    has: (number) => state.ticked.has(number),
    tick: (number, ticked, reach = false) => {
      const change = reach ? between(shown, state.last, number) : [number];
      setKept({ list, on: state.on, ticked: withChange(state.ticked, change, ticked), last: number });
    },
    begin: () => setKept({ ...state, on: true }),
    all: () => setKept({ ...state, ticked: new Set(shown.slice(0, mostAtOnce)) }),
    clear: () => setKept(none),
  };
}

/** The stretch of the list from one row to another, whichever stands first; without a beginning the one row. */
export function between(shown: readonly string[], from: string | undefined, to: string): string[] {
  const [start, end] = [shown.indexOf(from ?? to), shown.indexOf(to)];
  if (start === -1 || end === -1) return [to];
  return shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function withChange(ticked: ReadonlySet<string>, change: readonly string[], add: boolean): ReadonlySet<string> {
  return add ? new Set([...ticked, ...change]) : new Set([...ticked].filter((number) => !change.includes(number)));
}
