// Each line of a program in each place where people write: above the quote, below it, between its lines, in text and in a page,
// with and without a signature or the line of a telephone.

import type { WrittenBy } from './written-by.ts';

export type ClientMail = { name: string; text: string; page?: boolean; reply: string };

const signature = '-- \nMaria Silva\nLabels & Co';

/** The mails of one language, by the program and the shape. */
export function mailsOf({ says, old, closings, signs, introductions, heads, devices }: WrittenBy): ClientMail[] {
  const [own, answer] = says;
  const device = devices[0]!;
  const quote = old.map((line) => `> ${line}`).join('\n');
  const [first, second] = [old.slice(0, 2), old.slice(2)].map((lines) => lines.map((line) => `> ${line}`).join('\n'));
  const mail = (name: string, text: string, reply = own): ClientMail => ({ name, text: `${text}\n`, reply });
  const page = (name: string, html: string, reply = own): ClientMail => ({ name, text: html, page: true, reply });
  return [
    ...introductions.flatMap(([program, line]) => [
      mail(`${program}: above`, `${own}\n\n${line}\n${quote}`),
      mail(`${program}: above, an empty line`, `${own}\n\n${line}\n\n${quote}`),
      mail(`${program}: right above`, `${own}\n${line}\n${quote}`),
      mail(`${program}: above, wrapped`, `${own}\n\n${wrapped(line)}\n${quote}`),
      mail(`${program}: signed`, `${own}\n\n${signature}\n\n${line}\n${quote}`),
      mail(`${program}: from a telephone`, `${own}\n\n${device}\n\n${line}\n${quote}`),
      mail(`${program}: signed below`, `${own}\n\n${line}\n${quote}\n\n${signature}`),
      mail(`${program}: below`, `${line}\n${quote}\n\n${own}\n\n${signature}`),
      mail(`${program}: between`, `${line}\n${first}\n\n${own}\n\n${second}\n\n${answer}`, `${own}\n\n${answer}`),
      mail(`${program}: marked`, `${own}\n\n> ${line.replaceAll('\n', '\n> ')}\n>\n${quote}`),
      ...(leavesMarksOut(program, line) ? withoutMarks(program, line, own, old) : []),
      page(
        `${program}: page`,
        pageOf(own, `<div>${shown(line)}<br></div><blockquote type="cite">${shown(old.join('\n'))}</blockquote>`),
      ),
      page(
        `${program}: bare page`,
        pageOf(own, `<div>${shown(line)}</div><blockquote><div>${shown(old.join('\n'))}</div></blockquote>`),
      ),
      page(
        `${program}: page, signed`,
        pageOf(`${own}\n\n${device}`, `<p>${shown(line)}</p><blockquote>${shown(old.join('\n'))}</blockquote>`),
      ),
    ]),
    ...heads.flatMap(([program, ...lines]) => {
      const fields = lines.join('\n');
      const rest = old.join('\n');
      return [
        mail(`${program}: above`, `${own}\n\n${fields}\n\n${rest}`),
        mail(`${program}: right above`, `${own}\n${fields}\n${rest}`),
        mail(`${program}: signed`, `${own}\n\n${signature}\n\n${fields}\n\n${rest}`),
        mail(`${program}: from a telephone`, `${own}\n\n${device}\n\n${fields}\n\n${rest}`),
        mail(
          `${program}: bold`,
          `${own}\n\n${fields.replace(/^(\p{L}[\p{L} ]{0,20}?\s?[:：])/gmu, '*$1*')}\n\n${rest}`,
        ),
        page(`${program}: page`, pageOf(own, `<div>${bold(fields)}</div><br><div>${shown(rest)}</div>`)),
        ...(/^\p{L}/u.test(lines[0]!)
          ? [
              page(
                `${program}: page, in paragraphs`,
                pageOf(own, `${lines.map((line) => `<p>${bold(line)}</p>`).join('')}<p>${shown(rest)}</p>`),
              ),
            ]
          : []),
      ];
    }),
    ...closings.flatMap((closing) => {
      const { name, post, firm, phone, place } = signs;
      const said = `${own}\n\n${closing}\n${name}`;
      return [
        mail(`${closing}: a name`, said, said),
        mail(`${closing}: name, post, firm`, `${said}\n${post}\n${firm}`),
        mail(
          `${closing}: all of it`,
          `${said}\n${post}\n${firm}\n${place}\n${phone}\nmaria@customer.example\nwww.customer.example`,
        ),
        mail(`${closing}: name and telephone`, `${own}\n\n${closing}\n\n${name}\n${phone}`),
        mail(`${closing}: apart`, `${own}\n\n${closing}\n\n${name}\n\n${post}\n${firm}\n\n${phone}`),
        mail(`${closing}: above a quote`, `${said}\n${firm}\n${phone}\n\n${introductions[0]![1]}\n${quote}`),
        page(
          `${closing}: page`,
          pageOf(
            `${said}\n${post}\n${firm}\n${phone}`,
            `<div>${shown(introductions[0]![1])}<br></div><blockquote type="cite">${shown(old.join('\n'))}</blockquote>`,
          ),
        ),
      ];
    }),
    ...devices.flatMap((line) => [
      mail(`${line}: last`, `${own}\n\n${line}`),
      mail(`${line}: right below`, `${own}\n${line}`),
      mail(`${line}: below two dashes`, `${own}\n\n--\n${line}`),
      mail(`${line}: above the fields`, `${own}\n\n${line}\n${heads[0]!.slice(1).join('\n')}\n\n${old.join('\n')}`),
      page(`${line}: page`, pageOf(`${own}\n\n${line}`, '')),
    ]),
  ];
}

/** Only a day and a time tell the line of a program from what people type; some programs always mark what they quote. */
const leavesMarksOut = (program: string, line: string): boolean =>
  /\d{1,2}[:.h]\d{2}/.test(line) && !/^The Bat/.test(program);

const withoutMarks = (program: string, line: string, own: string, old: readonly string[]): ClientMail[] => [
  { name: `${program}: without marks`, text: `${own}\n\n${line}\n\n${old.join('\n\n')}\n`, reply: own },
  {
    name: `${program}: page without a block`,
    text: pageOf(own, `<div>${shown(line)}</div><div>${shown(old.join('\n'))}</div>`),
    page: true,
    reply: own,
  },
];

/** As programs break long lines of text. */
function wrapped(line: string): string {
  const at = line.lastIndexOf(' ', 60);
  return line.length <= 66 || at < 20 || line.includes('\n') ? line : `${line.slice(0, at)}\n${line.slice(at + 1)}`;
}

const shown = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

const bold = (fields: string): string =>
  shown(fields).replace(/(^|<br>)((?:\| )?\p{L}[\p{L} ]{0,20}?\s?[:：])/gu, '$1<b>$2</b>');

const pageOf = (own: string, rest: string): string =>
  `<html><body><div>${own
    .split('\n')
    .map((line) => (line === '' ? '<br>' : shown(line)))
    .join('</div><div>')}</div><br>${rest}</body></html>`;
