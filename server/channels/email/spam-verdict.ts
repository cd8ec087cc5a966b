// What the receiving mail server's filter thinks of a mail (4.2.2). Each filter writes it in its own header; all of them are
// read, and only from lines that our own server wrote: a sender would otherwise write "certainly no spam" himself. The desk
// has no filter of its own and invents no score.

import { type HeaderLine, sameServerLines, trustedLines } from './header-lines.ts';

export type SpamVerdict = {
  isSpam: boolean;
  /** The header that says so, and what it says, for whoever looks at what was put aside. */
  header: string;
  said: string;
  score: number | null;
};

type Read = (value: string) => { isSpam: boolean; score?: number | null } | null;

const number = (text: string | undefined): number | null => {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : null;
};
const yes = /^(yes|true|spam|1)\b/i;
const yesOrNo: Read = (value) =>
  /^(yes|no|true|false|spam|ham|0|1)\b/i.test(value) ? { isSpam: yes.test(value) } : null;

/** From this score on where a filter gives a score and neither a verdict nor its own limit: SpamAssassin's and rspamd's. */
const assassinLimit = 5;
const rspamdLimit = 15;

const readers: Record<string, Read> = {
  'x-spam-flag': yesOrNo,
  'x-spam-status': (value) => {
    if (!/^(yes|no)\b/i.test(value)) return null;
    return { isSpam: yes.test(value), score: number(/\b(?:score|hits)=(-?[\d.]+)/i.exec(value)?.[1]) };
  },
  'x-spam-score': (value) => byScore(number(/-?[\d.]+/.exec(value)?.[0]), assassinLimit),
  // As many stars as points.
  'x-spam-level': (value) => (/^\*+$/.test(value) ? byScore(value.length, assassinLimit) : null),
  // `default: True [16.20 / 15.00];` — the verdict, the score, and the limit from which it would refuse.
  'x-spamd-result': (value) => {
    const match = /\b(true|false)\b\s*\[\s*(-?[\d.]+)\s*\/\s*(-?[\d.]+)/i.exec(value);
    return match && { isSpam: /true/i.test(match[1]!), score: number(match[2]) };
  },
  'x-rspamd-score': (value) => byScore(number(/-?[\d.]+/.exec(value)?.[0]), rspamdLimit),
  'x-rspamd-action': (value) =>
    value === '' ? null : { isSpam: /^(reject|add[ _]header|rewrite[ _]subject)/i.test(value) },
  'x-rspamd-flag': yesOrNo,
  // Exchange: −1 trusted, 0–4 good, 5–6 probably, 7–9 certainly spam.
  'x-ms-exchange-organization-scl': (value) => byScore(number(/^-?\d+/.exec(value)?.[0]), 5),
  'x-forefront-antispam-report': (value) => {
    const category = /\bCAT:([A-Z]+)/.exec(value)?.[1] ?? '';
    const level = number(/\bSCL:(-?\d+)/.exec(value)?.[1]);
    if (!category && level === null) return null;
    return { isSpam: badCategories.has(category) || (level ?? 0) >= 5, score: level };
  },
  // Yandex counts classes: 4 is spam, 0 to 3 are kinds of good mail.
  'x-yandex-spam': (value) => (/^\d/.test(value) ? { isSpam: Number.parseInt(value, 10) >= 4 } : null),
  // Mail.ru.
  'x-mras': (value) => (value === '' ? null : { isSpam: /^(spam|bad|probable)/i.test(value) }),
  'x-spam': (value) =>
    /^(yes|no|true|false|spam|ham|not? detected|undefined|0|1|probable)\b/i.test(value)
      ? { isSpam: /^(yes|true|spam|probable|1)\b/i.test(value) }
      : null,
  'x-gm-spam': yesOrNo,
  // A filter may speak through the results of authentication (x-spam=…, RFC 8601 allows further methods).
  'authentication-results': (value) => {
    const verdict = /\bx-(?:spam|rspamd|spamd)(?:-flag|-status)?\s*=\s*(\w+)/i.exec(value)?.[1];
    return verdict ? { isSpam: /^(yes|fail|spam|true)$/i.test(verdict) } : null;
  },
};

/** EOP's categories that are no good mail; BULK is advertising that somebody may have asked for. */
const badCategories = new Set(['SPM', 'HSPM', 'PHSH', 'HPHSH', 'HPHISH', 'MALW', 'SPOOF', 'DIMP', 'UIMP', 'GIMP']);

const byScore = (score: number | null, limit: number) => (score === null ? null : { isSpam: score >= limit, score });

/**
 * @param lines all headers of the mail, in their order
 * @returns the verdict of the first filter that says spam, else of the first that says anything; null when none speaks
 */
export function readSpamVerdict(lines: readonly HeaderLine[]): SpamVerdict | null {
  const said = verdictsOf(trustedLines(lines));
  const charge = said.find((one) => one.isSpam) ?? verdictsOf(sameServerLines(lines)).find((one) => one.isSpam);
  return charge ?? said[0] ?? null;
}

const verdictsOf = (lines: readonly HeaderLine[]): SpamVerdict[] =>
  lines.flatMap(({ name, value }) => {
    const read = readers[name]?.(value);
    return read ? [{ isSpam: read.isSpam, header: name, said: value.slice(0, 200), score: read.score ?? null }] : [];
  });
