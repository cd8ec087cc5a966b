import { expect, test } from 'vitest';
import { readableLine } from './readable-line.ts';

test.each([
  ['a name that reads backwards', 'Ana \u202eaierreF\u202c', 'Ana aierreF'],
  ['isolates', '\u2066bank\u2069.example', 'bank.example'],
  ['marks of direction', '\u200eAna\u200f \u061cFerreira', 'Ana Ferreira'],
  ['zero widths inside a word', 'sup\u200bpo\u200crt\u200d \ufeffdesk', 'support desk'],
  ['soft hyphens', 'in\u00advoice', 'invoice'],
  ['a filler that stands for a name', '\u3164\u115f', ''],
  ['hidden tags', 'Hello\u{e0041}\u{e0042}', 'Hello'],
  ['line ends and tabs', 'one\r\n\ttwo\u2028three', 'one two three'],
  ['Persian keeps its joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['but not at the edge of a word', 'می\u200c خواهم\u200d', 'می خواهم'],
  ['Hindi keeps both', 'क्\u200dष क्\u200cष', 'क्\u200dष क्\u200cष'],
  ['a family stays together', 'The 👨‍👩‍👧 plan', 'The 👨‍👩‍👧 plan'],
  [
    'a rainbow flag and that of Scotland',
    '🏳️‍🌈 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '🏳️‍🌈 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  ],
  ['an ordinary name', ' José  Ñuñez-О’Нил ', 'José Ñuñez-О’Нил'],
])('%s', (_situation, text, expected) => {
  expect(readableLine(text)).toBe(expected);
});
