// Why a mail did not arrive, in one word: from what the other server said, else from the status of RFC 3463. The order counts:
// what is said outright comes before what may stand in the same sentence.

import type { RecipientReport } from './report-class.ts';

type Reason =
  | 'delayed'
  | 'delivered'
  | 'user-unknown'
  | 'mailbox-full'
  | 'disabled'
  | 'moved'
  | 'host-unknown'
  | 'relay-denied'
  | 'spam'
  | 'policy'
  | 'too-large'
  | 'expired'
  | 'network'
  | 'loop'
  | 'other';

const said: readonly [Reason, RegExp][] = [
  ['loop', /too many hops|mail loop|looping|hop count|loops? back to/i],
  [
    'mailbox-full',
    /(mailbox|inbox|mailfolder|user|recipient|account|storage|disk|box)[^.\n]{0,40}(is |was |)(full|exceeded|exceeds|over (its |the |disk )?quota|out of (space|storage)|space not enough)|quota|insufficient (system )?(storage|disk)|переполнен|ящик.{0,20}полон|cheia|lleno|postfach.{0,20}voll|bo[iî]te.{0,30}pleine|piena|已满/iu,
  ],
  [
    'too-large',
    /(message|mail|size|letter)[^.\n]{0,40}(too (large|big|long)|exceeds?[^.\n]{0,30}(size|limit|maximum)|larger than)|max(imum)? (message |mail )?size|size limit/i,
  ],
  [
    'relay-denied',
    /relay(ing)?[^.\n]{0,30}(denied|not (permitted|allowed)|prohibited)|not (allowed|permitted) to relay|unable to relay|not a relay|rcpthosts|does not relay/i,
  ],
  [
    'spam',
    /spam|unsolicited|junk|bulk mail|black ?list|block ?list|blacklisted|dnsbl|\brbl\b|uribl|surbl|spamhaus|spamcop|barracuda|reputation|(?<!not )listed (in|at|on|by)|content (rejected|filter)|virus|malware|спам/i,
  ],
  [
    'moved',
    /(user|recipient|mailbox|address)[^.\n]{0,30}(has )?(moved|changed)|new address|no longer (with|at|works)|not our customer/i,
  ],
  [
    'disabled',
    /disabled|deactivated|suspended|inactive|not active|discontinued|locked|closed|terminated|blocked account|заблокирован|отключ[её]н|not been collected/iu,
  ],
  [
    'host-unknown',
    /(host|domain|server)( name)?( or domain( name)?)?[^.\n]{0,40}(unknown|not found|not exist|lookup|no such|unresolv|illegal)|(unknown|no such|invalid|illegal|unrouteable|unroutable|nonexistent) (mail |host|domain)|host\/domain|nxdomain|no (mx|a) record|name (service|server) error|mx lookup|dns (error|failure|lookup)|bad destination (host|system)/i,
  ],
  [
    'user-unknown',
    /(user|mailbox|recipient|rcpt|address|account|alias|addressee|person)\b[^.\n]{0,60}(unknown|not? (be |a )?(found|known|valid|recogni[sz]ed)|n['o]t exist|not exist|no longer|not listed|unavailable|undeliverable|wasn't found|invalid|rejected|not (on|in) (this|our))|(unknown|no such|invalid|nonexistent|non-existent|unrouteable|unroutable|bad destination|not a known|bad) (local[- ]part|local|final|user|mailbox|recipient|address|account|person|delivery)|recipnotfound|bad_recipient|badrcptto|no (mail ?box|valid recipients)|couldn['’]t be found|does(n['’]t| not) have an? .{0,40}account|pas répertorié|nicht (gefunden|vorhanden|verzeichnet)|no (está|se encuentra)|нет такого|не существует|не найден|não (existe|encontrad)|no existe|unbekannt|n['’]existe pas|inexistente|不存在/iu,
  ],
  [
    'policy',
    /polic(y|ies)|dmarc|\bspf\b|dkim|not (authori[sz]ed|permitted|allowed|accepting)|access denied|authenticat|prohibited|restricted|banned|greylist|denied|refused to accept|not accept|blocked|rejected/i,
  ],
  [
    'expired',
    /expired|timed? ?out|queue (too long|lifetime)|too long|retry (time|timeout)|not able to (contact|reach)|within \d+ (days|hours)|attempts|maximum-time/i,
  ],
  [
    'network',
    /connection (refused|lost|timed|reset|dropped)|no (answer|route|response)|unreachable|not respond|network|unavailable or busy|server (busy|unavailable)|could not connect|smtp connection/i,
  ],
];

/** RFC 3463, 3: subject and detail. */
const byStatus: readonly [RegExp, Reason][] = [
  [/^.\.1\.(2|4)$|^.\.4\.4$/, 'host-unknown'],
  [/^.\.1\.6$/, 'moved'],
  [/^.\.1\.(0|1|3|10)$/, 'user-unknown'],
  [/^.\.2\.1$/, 'disabled'],
  [/^.\.2\.2$/, 'mailbox-full'],
  [/^.\.(2|3)\.(3|4)$/, 'too-large'],
  [/^.\.4\.6$/, 'loop'],
  [/^.\.4\.7$/, 'expired'],
  [/^.\.4\./, 'network'],
  [/^.\.7\./, 'policy'],
];

export function reasonOf(report: RecipientReport): Reason {
  if (report.class === 'delivered' || report.class === 'delayed') return report.class;
  const status = report.status ?? '';
  const diagnostic = report.diagnostic.replace(/[\w.+=-]+@[\w.-]+/g, 'it');
  const certain = /\.[12]\.[1236]$|\.1\.10$|\.4\.[467]$/.test(status);
  const words = said.find(([, form]) => form.test(diagnostic))?.[0];
  const listed = byStatus.find(([form]) => form.test(status))?.[1];
  // Many servers say 5.1.1 for what is spam to them, or a full box.
  const isFiner = words !== undefined && !['policy', 'network', 'expired', 'user-unknown'].includes(words);
  if (certain && listed !== undefined && !isFiner) return listed;
  return words ?? listed ?? 'other';
}
