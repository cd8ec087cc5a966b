import { Fragment } from 'react';
import { WholeNumbers } from '../../client/whole-numbers.tsx';

/** A mail's text in which the addresses of this desk can be followed; every other address stays text. */
export function OwnLinks({ text, ownAddress }: { text: string; ownAddress: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 && isOwn(part, ownAddress) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <Fragment key={index}>
        <WholeNumbers text={part} />
      </Fragment>
    ),
  );
}

/** Of the same origin, read as a browser reads it: a name that only begins like ours is somebody else's. */
export function isOwn(address: string, ownAddress: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === URL.parse(ownAddress)?.origin;
}
