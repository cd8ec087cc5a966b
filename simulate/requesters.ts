// The people who ask for help. They write, answer questions or do not, ask again when they are kept waiting, go on holiday,
// lose their address, say thanks, and come back weeks later. What they get is read from their mailbox alone.

import { sql } from 'kysely';
import { openTicket } from '../server/cases/open-ticket.ts';
import { sayAddressWorks } from '../server/cases/undelivered/say-address-works.ts';
import type { InboundOutcome } from '../server/channels/channel.ts';
import type { ComposedMail } from '../server/channels/email/compose-mail.ts';
import { internalMark } from './agents.ts';
import { type Chance, chanceOf } from './chance.ts';
import { bounceOf, type Letter, rawMail } from './raw-mail.ts';
import { deskAddress, type World } from './world.ts';

const hour = 3_600;
const day = 24 * hour;

const troubles = [
  ['The labels come out empty', 'Since this morning our printer feeds labels without any print. What can we do?'],
  ['Der Drucker druckt nicht', 'Hello, error E-214 is on the display since the update. We need it today.'],
  ['Не печатает принтер', 'Здравствуйте, со вчерашнего дня принтер не печатает этикетки. Что делать?'],
  ['Impressora parada', 'Bom dia, a impressora não imprime desde ontem. Podem ajudar, por favor?'],
  ['Invoice of May', 'Please send us the invoice of May again, we cannot find it.'],
  ['Access for a new colleague', 'We have a new colleague who needs access to the label designer.'],
] as const;

export type Requester = { email: string; name: string };

export const requesterOf = (number: number): Requester => ({
  email: `person${number}@customer${number % 40}.example`,
  name: `Person ${number}`,
});

/** Somebody writes for the first time about something. Half of them by mail, the others have it written down by an agent. */
export async function ask(world: World, number: number, letterId: string, by: 'mail' | 'any' = 'any'): Promise<void> {
  const who = requesterOf(number);
  const chance = chanceOf(world.seed, letterId);
  const [subject, text] = chance.pick(troubles);
  if (chance.happens(0.3) && by === 'any') {
    world.crash.boundaries.during('an agent opened it');
    const { ticket } = await openTicket(world.ctx(await world.agent(world.anaId)), {
      subject,
      body: text,
      requester: who,
      channel: 'api',
      priority: chance.pick([1, 2, 2, 3, 3, 3, 4]),
    });
    world.story.tell(world.clock.now, `${who.email} called, and it was written down`, ticket.number);
    return;
  }
  const letter = {
    id: `${letterId}@customer.example`,
    from: who.email,
    name: who.name,
    to: deskAddress,
    subject,
    text: marked(world, who.email, text),
  };
  const raw = rawMail({ ...letter, at: world.clock.now });
  const outcome = await bring(world, raw, who.email, deskAddress);
  world.story.tell(world.clock.now, `${who.email} wrote (${outcome?.state ?? 'not arrived yet'})`, outcome?.number);
  // The same mail sometimes comes twice, by two servers.
  if (!outcome || !chance.happens(0.04)) return;
  const again = await world.receive(raw, who.email, deskAddress);
  if (again && again.number !== outcome.number) {
    throw new Error(`The second copy of a mail went to ${again.number}, not to ${outcome.number}.`);
  }
}

/** Each word begins with a mark of its own, so that it can be found again wherever it went. */
function marked(world: World, from: string, text: string): string {
  const mark = `Ref${world.words.size + 1}x`;
  world.words.set(mark, { from, arrived: false });
  return `${mark}: ${text}`;
}

const retryMinutes = 10;

/** A server that was not told 250 tries again, as long as it takes. */
async function bring(world: World, raw: Buffer, from: string | null, to: string): Promise<InboundOutcome | null> {
  world.crash.boundaries.during(from === null ? 'a machine’s mail came in' : 'a mail came in');
  try {
    return await world.receive(raw, from, to);
  } catch (error) {
    if (world.crash.isDead()) {
      const at = new Date(world.clock.now.getTime() + retryMinutes * 60_000);
      world.agenda.add(at, async () => void (await bring(world, raw, from, to)));
    }
    throw error;
  }
}

/** The line is back: what waited comes in any order. */
export async function bringWhatWaited(world: World, chance: Chance): Promise<void> {
  world.incoming.isAway = false;
  const waiting = world.incoming.waiting.splice(0);
  while (waiting.length > 0) {
    const [{ raw, from, to } = { raw: Buffer.alloc(0), from: null, to: '' }] = waiting.splice(
      chance.whole(0, waiting.length - 1),
      1,
    );
    await bring(world, raw, from, to).catch(async (error) => {
      if (!world.crash.isDead()) throw error;
      await world.crash.restart();
    });
  }
}

/** A word on a ticket, by a new mail that answers what they read of it last. */
export async function writeOnTicket(
  world: World,
  { id, requesterId }: { id: number; requesterId: string },
  chance: Chance,
): Promise<void> {
  const { rows } = await sql<{ email: string; name: string; mailId: string | null; subject: string }>`
    select a.value as email, p.name, t.subject,
           (select d.mail_id from delivery d where d.ticket_id = t.id and d.person_id = p.id and d.message_id is not null
              and d.mail_id is not null order by d.queued_at desc, d.id limit 1) as mail_id
      from person p join address a on a.person_id = p.id, ticket t where p.id = ${requesterId} and t.id = ${id}
     order by a.created_at limit 1`.execute(world.database.db);
  const who = rows[0];
  if (!who?.mailId) return;
  const letter = {
    id: `now-${world.clock.now.getTime()}-${world.words.size}@customer.example`,
    from: who.email,
    name: who.name,
    to: deskAddress,
    subject: `Re: ${who.subject}`,
    text: marked(world, who.email, chance.pick(['Any news?', 'It does it again.', 'The light is green now.'])),
    at: world.clock.now,
    headers: [`In-Reply-To: <${who.mailId}>`, `References: <${who.mailId}>`],
  };
  await bring(world, rawMail(letter), who.email, deskAddress);
}

/** Everything that has come to the requesters' mailboxes since the last look; `look` sees each before they do. */
export async function readMail(world: World, look: (mail: ComposedMail) => Promise<void>): Promise<void> {
  for (const mail of world.wire.arrived.splice(0)) {
    if (`${mail.subject}\n${mail.text}\n${mail.html}`.includes(internalMark) && !isOfDesk(mail)) {
      throw new Error(`An internal word reached ${mail.envelopeTo}.`);
    }
    if (isOfDesk(mail)) continue;
    await look(mail);
    react(world, mail);
  }
}

const isOfDesk = (mail: ComposedMail): boolean => mail.envelopeTo.endsWith('@kestrel.example');
const isAutomatic = (mail: ComposedMail): boolean =>
  mail.headers.some(([name]) => name.toLowerCase() === 'auto-submitted');

function react(world: World, mail: ComposedMail): void {
  const chance = chanceOf(world.seed, 'reads', mail.mailId);
  const later = (median: number, what: string, run: () => Promise<void>) =>
    world.agenda.add(new Date(world.clock.now.getTime() + chance.delay(median) * 1_000), async () => {
      await run();
      world.story.tell(world.clock.now, `${mail.envelopeTo} ${what}`, numberIn(mail));
    });
  const answer = (text: string, more: Partial<Letter> = {}) => reply(world, mail, text, more);
  // Whatever has become of it since: resolved, closed, merged, spam.
  if (chance.happens(0.06)) later(3 * day, 'wrote to an old mail', () => answer('One more question about this.'));
  // Mail is passed on to colleagues, who then answer from an address that the desk has not seen.
  if (chance.happens(0.02)) {
    const from = `colleague${chance.whole(1, 50)}@${mail.envelopeTo.split('@')[1]}`;
    later(8 * hour, `passed it on to ${from}, who wrote`, () => answer('I have the same trouble.', { from }));
  }
  if (isOnHoliday(world, mail.envelopeTo) && mail.envelopeFrom !== '') {
    later(5, 'answered by a holiday reply', () =>
      answer('I am out of the office until Monday.', { headers: ['Auto-Submitted: auto-replied'] }),
    );
    return;
  }
  if (chance.happens(0.008) && mail.envelopeFrom !== '') {
    world.wire.dead.add(mail.envelopeTo);
    later(60, 'has no mailbox any more: the mail bounced', async () => {
      const id = `bounce-${mail.mailId}`;
      await bring(world, bounceOf(mail, id, world.clock.now), null, mail.envelopeFrom);
    });
    if (chance.happens(0.7))
      later(2 * day, 'has a mailbox again, and said so by phone', () => mendAddress(world, mail));
    return;
  }
  if (isAutomatic(mail)) {
    if (/late|опозда|задерж|atras/i.test(mail.text) && chance.happens(0.2))
      later(4 * hour, 'asked where it stays', () => answer('It is urgent, when do we hear from you?'));
    return;
  }
  if (mail.text.includes(question) && chance.happens(0.75)) {
    later(6 * hour, 'answered the question', () => answer('It is the model T-40, and the light is red.'));
  } else if (mail.text.includes(solution)) {
    if (chance.happens(0.3)) later(3 * hour, 'said thanks', () => answer(thanks));
    else if (chance.happens(0.1)) later(2 * day, 'said that it came back', () => answer('It is broken again, sadly.'));
    else if (chance.happens(0.04))
      later(30 * day, 'came back weeks later', () => answer('The same trouble is here again.'));
  } else if (chance.happens(0.15)) {
    later(5 * hour, 'wrote more', () => answer('One more thing: the second printer does it too.'));
  }
}

/** Words that agents of the simulation use, so that those who read them know what was said. */
export const question = 'Which model is it, and which light is on?';
export const solution = 'This is solved now.';
const thanks = 'Thanks!';

async function reply(world: World, mail: ComposedMail, text: string, more: Partial<Letter>): Promise<void> {
  const from = more.from ?? mail.envelopeTo;
  const to = mail.replyTo ?? mail.from.address;
  const id = `answer-${world.clock.now.getTime()}-${mail.mailId}`;
  // A machine says no word, and who only thanks is to be understood as one who does.
  const isWord = !more.headers && text !== thanks;
  const raw = rawMail({
    id,
    from,
    name: mail.to.name,
    to,
    subject: '',
    text: isWord ? marked(world, from, text) : text,
    at: world.clock.now,
    answers: mail,
    ...more,
  });
  await bring(world, raw, more.headers ? null : from, to);
}

async function mendAddress(world: World, mail: ComposedMail): Promise<void> {
  world.wire.dead.delete(mail.envelopeTo);
  const { rows } = await sql<{ personId: string }>`
    select person_id from address where value = ${mail.envelopeTo} order by created_at, id limit 1`.execute(
    world.database.db,
  );
  if (!rows[0]) return;
  const ctx = world.ctx(await world.agent(world.anaId));
  await sayAddressWorks(ctx, { personId: rows[0].personId, address: mail.envelopeTo });
}

/** One week in eight. */
function isOnHoliday({ seed, clock }: World, email: string): boolean {
  const week = Math.floor(clock.now.getTime() / (7 * day * 1_000));
  return chanceOf(seed, 'holiday', email, week).happens(1 / 8);
}

const numberIn = (mail: ComposedMail): string | null => /\b[A-Z]-[0-9A-Z]{7}\b/.exec(mail.text)?.[0] ?? null;
