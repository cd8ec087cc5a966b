import type { ReactNode } from 'react';
import { exactWords } from '../client/time-words.ts';
import { Time } from '../ui/time/time.tsx';
import { useReader } from './reader.ts';

/** A time with its exact instant on hover. */
export function When({ at, focusable, children }: { at: string; focusable?: boolean; children: ReactNode }) {
  const { face } = useReader();
  return (
    <Time at={at} exact={exactWords(face, at)} focusable={focusable ?? false}>
      {children}
    </Time>
  );
}
