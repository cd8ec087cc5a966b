import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { Clockface } from '../client/time-words.ts';

/** The reader's language and clock, for all parts of one page. */
export type Reader = { t: TFunction; face: Clockface };

const ReaderContext = createContext<Reader | undefined>(undefined);

export const ReaderProvider = ReaderContext.Provider;

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('A page of the portal is made without a reader.');
  return reader;
}
