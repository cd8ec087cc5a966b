// What a channel is to the rest of the house. A channel folder knows this file and the platform, nothing else.

/** Stands in a stored text where each recipient's own link goes. It becomes a link only when the message is delivered. */
export const linkPlaceholder = '{link}';

/** A file that came with or goes with a message. */
export type Attached = {
  name: string;
  type: string;
  bytes: Buffer;
  inline: boolean;
  contentId: string | null;
};
