import { Fragment } from 'react';

/** A sentence from the words files in which <b>…</b> marks the strongest word. Nothing else in it is markup. */
export function Strong({ text }: { text: string }) {
  const parts = text.split(/<\/?b>/);
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
    index % 2 === 1 ? <b key={index}>{part}</b> : <Fragment key={index}>{part}</Fragment>,
  );
}
