import { Fragment } from 'react';

/** A text in which no ticket number is broken at its hyphen. The letters stay as they are, so that a copy can be searched for. */
export function WholeNumbers({ text }: { text: string }) {
  return text.split(/\b([A-Z]-[0-9A-Z]{7})\b/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <span key={index} className="whole">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
