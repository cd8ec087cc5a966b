// What the reading of a timeline needs from outside the tickets: signed addresses of files, and the words that stand where a
// mail held its reader's own link.

import type { Wiring } from '../platform/wiring.ts';
import type { TimelineWords } from '../tickets/read-timeline.ts';
import { chooseLocale } from '../wording/locales.ts';
import { putLink, say } from '../wording/say.ts';
import { fileUrl } from './file-url.ts';

/** `ownLink`: whose timeline it is, where they read it themself; others read that a link stood there. */
export const timelineWords = (wiring: Pick<Wiring, 'keys' | 'config'>, now: Date, ownLink?: string): TimelineWords => ({
  scans: wiring.config.clamavUrl !== undefined,
  fileUrl: fileUrl(wiring, now),
  withLink: (text, linkAt, language) =>
    putLink(text, linkAt, ownLink ?? say(chooseLocale([language], 'en'), 'link.own', {})),
});
