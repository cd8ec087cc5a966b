import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useClockface } from '../../client/clockface.ts';
import { endOfToday } from '../../client/time-words.ts';
import { useSource } from '../source.ts';
import type { Choice, Fate, Said } from './absence-api.ts';

const day = 86_400_000;

/** What is being said of an absence, and the returns that most people mean: the opening after its first day, and that a week later. */
export function usePlanDraft(person: string | undefined) {
  const face = useClockface();
  const [from, setFrom] = useState<string>();
  const firstDay = endOfToday(from ? { ...face, now: Date.parse(from) } : face);
  const [tomorrow, nextWeek] = [useOpening(firstDay), useOpening(firstDay + 7 * day)];
  // Undefined until somebody says it: then it is the opening after the first day.
  const [to, setTo] = useState<string | null>();
  const [cover, setCover] = useState<string | null>(null);
  const [closes, setCloses] = useState(true);
  const [emergency, setEmergency] = useState('');
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const back = to === undefined ? tomorrow : to;
  const said = useMemo<Said | undefined>(
    () =>
      back === undefined
        ? undefined
        : {
            ...(person ? { person } : {}),
            ...(from ? { from } : {}),
            to: back,
            cover,
            choices: [...choices.values()],
          },
    [person, from, back, cover, choices],
  );
  return {
    said,
    from,
    to: back,
    cover,
    returns: [tomorrow, nextWeek].filter((at): at is string => at !== undefined),
    setFrom: (at: string | undefined) => {
      setFrom(at);
      // A return before the beginning is none.
      if (at && to && to <= at) setTo(undefined);
    },
    setTo,
    setCover,
    /** A desk of one person closes meanwhile, unless they would rather not. */
    closes,
    setCloses,
    emergency,
    setEmergency,
    choose: (number: string, fate: Fate, who: string | null) =>
      setChoices((old) => new Map(old).set(number, { number, fate, cover: who })),
  };
}

export type PlanDraft = ReturnType<typeof usePlanDraft>;

function useOpening(at: number): string | undefined {
  const source = useSource();
  const instant = new Date(at).toISOString();
  const opening = useQuery({ queryKey: ['working-time', instant], queryFn: () => source.workingTime(instant) });
  // A desk without any hours would leave nobody a way to say until when.
  return opening.isError ? new Date(at + 9 * 3_600_000).toISOString() : opening.data?.opensAt;
}
