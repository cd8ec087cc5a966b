// A name that is safe to show and to save on every system, whatever its sender called the file.

const mostBytes = 150;
/** Names of devices, which Windows opens instead of the file. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i;

/** `otherwise` is what it is called when nothing is left of the name. No path, no control or direction sign, at most 150 bytes. */
export function cleanFileName(given: string, otherwise: string): string {
  const bare = (given.replaceAll('\0', '').toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}<>:"|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (bare === '') return otherwise;
  return shortened(reserved.test(bare) ? `_${bare}` : bare);
}

/** The ending stays, because it says what the file is opened with. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= mostBytes) return name;
  const ending = endingOf(name) === '' ? '' : `.${endingOf(name)}`;
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > mostBytes) stem = [...stem].slice(0, -1).join('');
  return stem.trimEnd() + ending;
}

/** In small letters, without the dot; empty when there is none. */
export const endingOf = (name: string): string =>
  /\.([\p{L}\p{N}_-]{1,12})$/u.exec(name.trimEnd())?.[1]?.toLowerCase() ?? '';

/** Signs that turn the order round, gaps that push the ending out of sight, or a harmless ending before a harmful one. */
export function isDisguised(given: string): boolean {
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(given)) return true;
  if (/\s{4,}\.?[\p{L}\p{N}]{1,6}$/u.test(given.slice(-300))) return true;
  return /\.(?:pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|csv|rtf|mp[34]|zip|html?)[\s._-]*\.(?:exe|com|scr|pif|bat|cmd|vbs?|vbe|jse?|wsf|wsh|hta|ps1|lnk|jar|msi|reg|cpl|iso|img|sh|app|html?|svg)$/i.test(
    given.slice(-300),
  );
}
