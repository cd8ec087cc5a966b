// A desk sends each kind of mail that it knows, in one language, over SMTP: what requesters read by the real actions, what agents
// are told by queueing the notice, for its words are chosen when it leaves.

import { sql } from 'kysely';
import { reassignReasons } from '../../contract/tickets.ts';
import { askForLink } from '../../server/access/sign-in-link.ts';
import { defaultCalendarId } from '../../server/calendars/read-calendars.ts';
import { sayAbsence, takeBackAbsence } from '../../server/cases/absences/say-absence.ts';
import { closeTime } from '../../server/cases/calendars/close-time.ts';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { changeStatus } from '../../server/cases/change-status.ts';
import { askApproval, decideApproval } from '../../server/cases/compensation/approve.ts';
import { changeCatalogue } from '../../server/cases/compensation/change-catalogue.ts';
import { preferToWait } from '../../server/cases/contact/prefer-to-wait.ts';
import { changeDeskWords } from '../../server/cases/desk-words/change-desk-words.ts';
import { sayStuck } from '../../server/cases/escalation/say-stuck.ts';
import { addBrand } from '../../server/cases/mailboxes/brands.ts';
import { mergeTicket } from '../../server/cases/merging/merge-ticket.ts';
import { splitTicket } from '../../server/cases/merging/split-ticket.ts';
import { unmergeTicket } from '../../server/cases/merging/unmerge-ticket.ts';
import { type OpenTicket, openTicket } from '../../server/cases/open-ticket.ts';
import { postMessage } from '../../server/cases/post-message.ts';
import { acceptDate } from '../../server/cases/promises/accept-date.ts';
import { askDate } from '../../server/cases/promises/ask-date.ts';
import { movePromise } from '../../server/cases/promises/move-promise.ts';
import { reassignTicket } from '../../server/cases/reassign-ticket.ts';
import { type ResolveTicket, resolveTicket } from '../../server/cases/resolve-ticket.ts';
import { takeInWord } from '../../server/cases/take-in-word.ts';
import { sayAddressWorks } from '../../server/cases/undelivered/say-address-works.ts';
import { writeAsRequester } from '../../server/cases/write-as-requester.ts';
import { type NewNotice, queueNotice } from '../../server/channels/queue-delivery.ts';
import type { Actor } from '../../server/platform/context.ts';
import { inTransaction, together } from '../../server/platform/database.ts';
import { findTicketById } from '../../server/tickets/find-ticket.ts';
import type { Locale } from '../../server/wording/locales.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../mail-corpus/mail-desk.ts';
import { type PersonsWords, personsWords } from './persons-words.ts';
import { sendNotices } from './send-notices.ts';

export type Labelled = { occasion: string; mail: Sent };
export type Stage = {
  desk: TestDesk;
  mail: MailDesk;
  locale: Locale;
  ana: Actor;
  leo: Actor;
  words: PersonsWords;
  /** What has left since the last one, by this name. */
  keep: (occasion: string) => Promise<Sent[]>;
  kept: Labelled[];
};

const zones: Record<Locale, string> = {
  en: 'Europe/London',
  ru: 'Europe/Moscow',
  'pt-BR': 'America/Sao_Paulo',
  'pt-PT': 'Europe/Lisbon',
};

export async function sendEveryMail(locale: Locale): Promise<Labelled[]> {
  const stage = await setStage(locale);
  for (const play of [
    arrivals,
    replies,
    promises,
    waiting,
    agreedDates,
    contacts,
    absences,
    newNames,
    endings,
    compensation,
    againAndAside,
    undelivered,
    closedTimes,
  ]) {
    await play(stage);
    // Each story begins in the morning of a week of its own, and leaves nothing open for the next.
    await putAside(stage);
    stage.desk.clock.now = new Date(Date.UTC(2026, 2, 10 + 7 * ++weeks, 10));
    await stage.desk.sweep();
    await stage.mail.deliver();
  }
  await sendNotices(stage);
  weeks = 0;
  return stage.kept;
}
let weeks = 0;

async function putAside({ desk, ana, mail }: Stage): Promise<void> {
  const left = await desk.database.db
    .selectFrom('ticket')
    .select('number')
    .where('promiseId', 'is not', null)
    .execute();
  for (const { number } of left) await changeStatus(desk.ctx(ana), { number, status: 'spam' });
  await mail.deliver();
}

async function setStage(locale: Locale): Promise<Stage> {
  const desk = await makeDesk();
  const mail = await makeMailDesk(desk);
  const words = personsWords[locale];
  await sql`update desk set outgoing_since = ${new Date(0)}, default_locale = ${locale}`.execute(desk.database.db);
  const leo = await desk.agent(words.agent);
  await sql`update person set locale = ${locale}, zone = ${zones[locale]} where kind = 'agent'`.execute(
    desk.database.db,
  );
  await addBrand(desk.ctx(desk.ana), { name: 'Kestrel Labels', footer: words.footer, isDefault: true });
  await addMailbox(desk.ctx(desk.ana), { address: 'help@desk.example', displayName: 'Kestrel Labels' });
  await changeDeskWords(desk.ctx(desk.ana), { locale, hours: words.hours, times: words.times });
  await sql`insert into answer_span (half_seconds, most_seconds, cases, learnt_at)
    values (4800, 25200, 40, now())`.execute(desk.database.db);
  const kept: Labelled[] = [];
  const keep = async (occasion: string): Promise<Sent[]> => {
    const sent: Sent[] = [];
    for (let more = await mail.deliver(); more.length > 0; more = await mail.deliver()) sent.push(...more);
    if (sent.length === 0) throw new Error(`Nothing has left: ${occasion} (${locale})`);
    kept.push(...sent.map((one) => ({ occasion, mail: one })));
    return sent;
  };
  return { desk, mail, locale, ana: desk.ana, leo, words, keep, kept };
}

let count = 0;
async function open(stage: Stage, more: Partial<OpenTicket> = {}) {
  const { desk, locale, words } = stage;
  const { ticket } = await openTicket(desk.ctx(), {
    subject: words.subject,
    body: words.body,
    requester: { email: `requester${++count}@customer.example`, name: words.requester, locale },
    language: locale,
    channel: 'email',
    fromAddress: 'help@desk.example',
    ...more,
  });
  await sql`update person set zone = ${zones[locale]} where id = ${ticket.requesterId}`.execute(desk.database.db);
  return ticket;
}

/** One that a person of ours has taken up, so that its requester is known. */
async function answered(stage: Stage, more: Partial<OpenTicket> = {}) {
  const ticket = await open(stage, more);
  stage.desk.pass({ minutes: 5 });
  await reply(stage, ticket.number);
  await stage.mail.deliver();
  stage.desk.pass({ minutes: 15 });
  return ticket;
}
const reply = ({ desk, leo, words }: Stage, number: string, nextPromiseAt?: Date) =>
  postMessage(desk.ctx(leo), { number, kind: 'public', body: words.reply, nextPromiseAt });
const inHours = ({ desk }: Stage, hours: number) => new Date(desk.clock.now.getTime() + hours * 3_600_000);
const resolve = ({ desk, leo, words }: Stage, number: string, more: Partial<ResolveTicket> = {}) =>
  resolveTicket(desk.ctx(leo), {
    number,
    kind: 'solved',
    what: words.what,
    how: words.how,
    why: words.why,
    toldBy: 'message',
    ...more,
  });
const byMail = ({ desk }: Stage, { id, requesterId }: { id: number; requesterId: string }, body: string) =>
  inTransaction(desk.database.db, async (tx) => {
    const ctx = { ...desk.ctx(), tx };
    const ticket = await findTicketById(ctx, id, { lock: true });
    const input = { personId: requesterId, addressId: null, verified: true, acknowledge: true };
    return takeInWord(ctx, { ...input, ticket, body, channel: 'email' });
  });
/** The date has come. */
async function untilDue({ desk }: Stage, id: number): Promise<void> {
  desk.clock.now = (await findTicketById(desk.ctx(), id)).promiseDueAt!;
  await desk.sweep();
}

async function arrivals(stage: Stage): Promise<void> {
  const { desk, mail, keep, words } = stage;
  await open(stage);
  await keep('acknowledgement in hours');
  await open(stage, { acknowledge: 'stranger' });
  await keep('acknowledgement to a stranger');
  desk.clock.now = new Date('2026-03-10T21:30:00Z');
  await open(stage);
  await keep('acknowledgement at night');
  await open(stage, { acknowledge: 'stranger' });
  await keep('acknowledgement to a stranger at night');
  for (const subject of [words.subject, words.other, words.third]) {
    await mail.send(mailOf({ from: 'Eva <eva@stranger.example>', subject, text: words.body }), {
      from: 'eva@stranger.example',
    });
  }
  await keep('the first of three from a stranger');
  desk.pass({ minutes: 70 });
  await desk.sweep();
  await keep('several acknowledged later');
}

async function replies(stage: Stage): Promise<void> {
  const { keep, desk } = stage;
  const ticket = await open(stage);
  await stage.mail.deliver();
  desk.pass({ minutes: 5 });
  await reply(stage, ticket.number);
  await keep('reply');
  await reply(stage, ticket.number, inHours(stage, 72));
  await keep('reply with a date of its own');
}

async function promises(stage: Stage): Promise<void> {
  const { desk, keep, leo, words } = stage;
  const moved = await answered(stage);
  await movePromise(desk.ctx(leo), {
    number: moved.number,
    dueAt: inHours(stage, 50),
    reason: 'supplier',
    actions: words.actions,
  });
  await keep('delay notice');
  const late = await answered(stage, { priority: 2 });
  for (const occasion of ['late', 'late again, with the lead', 'late once more']) {
    await untilDue(stage, late.id);
    await keep(occasion);
  }
  const untold = await open(stage, { acknowledge: 'not' });
  await untilDue(stage, untold.id);
  await keep('late with what nobody was told');
  const wished = await answered(stage, { priority: 4 });
  const requester = desk.ctx(await desk.requester(wished.requesterId));
  const asked = await askDate(
    requester,
    await findTicketById(requester, wished.id),
    new Date(desk.clock.now.getTime() + 3_600_000),
  );
  if (asked !== 'proposed') throw new Error(`The wished date was ${asked}.`);
  await acceptDate(desk.ctx(leo), wished.number);
  await keep('wished date accepted');
}

async function waiting(stage: Stage): Promise<void> {
  const { desk, keep, leo, words } = stage;
  const ticket = await answered(stage);
  const { number } = ticket;
  await changeStatus(desk.ctx(leo), { number, status: 'waiting_on_requester', question: words.question });
  await keep('question');
  await untilDue(stage, ticket.id);
  await keep('reminder');
  await untilDue(stage, ticket.id);
  await keep('closed unanswered');
  const other = await answered(stage);
  await changeStatus(desk.ctx(leo), { number: other.number, status: 'waiting_on_requester', question: words.question });
  await stage.mail.deliver();
  desk.pass({ minutes: 40 });
  await byMail(stage, other, words.body);
  desk.pass({ minutes: 10 });
  await desk.sweep();
  await keep('answer received');
}

async function agreedDates(stage: Stage): Promise<void> {
  const { desk, keep, leo } = stage;
  const ticket = await answered(stage);
  const { number } = ticket;
  await changeStatus(desk.ctx(leo), { number, status: 'scheduled', agreedAt: inHours(stage, 50) });
  await keep('agreed date');
  desk.pass({ minutes: 5 });
  await reply(stage, number);
  await keep('reply on an agreed date');
  await untilDue(stage, ticket.id);
  await keep('agreed date missed');
}

async function contacts(stage: Stage): Promise<void> {
  const { desk, keep, ana, words } = stage;
  // Another shift is no news: the portal shows it, and no mail tells it (R15).
  for (const reason of [...reassignReasons.filter((one) => one !== 'shift'), words.reason]) {
    const ticket = await answered(stage);
    await reassignTicket(desk.ctx(ana), { number: ticket.number, agent: ana.personId!, reason });
    // Mail to the colleague herself.
    await stage.mail.deliver();
    desk.pass({ minutes: 26 });
    await desk.sweep();
    await keep(`contact changed: ${reason === words.reason ? 'other' : reason}`);
    desk.clock.now = new Date(desk.clock.now.getTime() - 46 * 60_000);
    await resolve(stage, ticket.number, { what: words.what });
    await stage.mail.deliver();
  }
}

async function absences(stage: Stage): Promise<void> {
  const { desk, keep, leo, mail } = stage;
  const ticket = await answered(stage);
  const id = await sayAbsence(desk.ctx(leo), { to: inHours(stage, 30) });
  await keep('away: somebody stands in');
  desk.pass({ minutes: 26 });
  await desk.sweep();
  await keep('away: who looks after it');
  await takeBackAbsence(desk.ctx(leo), id);
  desk.pass({ minutes: 26 });
  await desk.sweep();
  await keep('back again');
  await resolve(stage, ticket.number);
  await mail.deliver();
}

/** Two tickets of one requester get another contact at once; who would rather wait says so; something is stuck. */
async function newNames(stage: Stage): Promise<void> {
  const { desk, keep, ana, leo, words } = stage;
  const email = `names${++count}@customer.example`;
  const requester = { email, name: words.requester, locale: stage.locale };
  const two = [await answered(stage, { requester }), await answered(stage, { requester, subject: words.other })];
  for (const { number } of two)
    await reassignTicket(desk.ctx(ana), { number, agent: ana.personId!, reason: 'taking_it' });
  await stage.mail.deliver();
  desk.pass({ minutes: 26 });
  await desk.sweep();
  await keep('contact changed on two tickets');
  const { number, requesterId } = await answered(stage);
  await sayAbsence(desk.ctx(leo), { to: inHours(stage, 30) });
  await stage.mail.deliver();
  await preferToWait(desk.ctx(await desk.requester(requesterId)), { number, waits: true });
  await keep('would rather wait');
  const stuck = await answered(stage);
  await sayStuck(desk.ctx(await desk.requester(stuck.requesterId)), stuck.number);
  await keep('stuck');
}

async function endings(stage: Stage): Promise<void> {
  const { desk, keep, words } = stage;
  const solved = await answered(stage);
  await resolve(stage, solved.number);
  const [told] = await keep('solved');
  desk.pass({ minutes: 30 });
  await byMail(stage, solved, words.body);
  desk.pass({ minutes: 10 });
  await desk.sweep();
  await keep('open again');
  for (const kind of ['withdrawn', 'duplicate'] as const) {
    const ticket = await answered(stage);
    await resolve(stage, ticket.number, { kind, how: '', why: '' });
    await keep(`ended: ${kind}`);
  }
  const unsolvable = await answered(stage);
  await resolve(stage, unsolvable.number, {
    kind: 'cannot_be_solved',
    how: '',
    why: '',
    reason: words.reason,
    alternatives: words.alternatives,
  });
  await keep('cannot be solved');
  desk.pass({ days: 15 });
  await resolve(stage, solved.number);
  await stage.mail.deliver();
  desk.pass({ days: 15 });
  const [from] = told!.to;
  await stage.mail.send(answerTo(told!, { from: from!, text: words.body }), { from: from! });
  await keep('follow-up');
  await askForLink(desk.ctx(), { email: `requester${count}@customer.example`, source: '192.0.2.1' });
  await keep('sign-in link');
}

async function compensation(stage: Stage): Promise<void> {
  const { desk, keep, ana, leo, words } = stage;
  const { offers } = await changeCatalogue(desk.ctx(ana), {
    currency: 'EUR',
    limitCents: 0,
    offers: [{ name: words.offer, amountCents: 2000 }],
  });
  const { number } = await answered(stage);
  const { asked } = await askApproval(desk.ctx(leo), { number, offerId: offers[0]!.id });
  await keep('the lead is asked to approve');
  await decideApproval(desk.ctx(ana), { number, id: asked[0]!.id, decision: 'approved' });
  await resolve(stage, number, {
    kind: 'cannot_be_solved',
    how: '',
    why: '',
    reason: words.reason,
    alternatives: words.alternatives,
    compensationId: offers[0]!.id,
  });
  await keep('cannot be solved, with compensation');
}

async function againAndAside(stage: Stage): Promise<void> {
  const { desk, keep, ana, words } = stage;
  const email = `twice${++count}@customer.example`;
  const requester = { email, name: words.requester, locale: stage.locale };
  const one = await answered(stage, { requester });
  const two = await answered(stage, { requester, subject: words.other });
  await mergeTicket(desk.ctx(ana), { number: two.number, into: one.number });
  await keep('merged');
  desk.pass({ minutes: 5 });
  await unmergeTicket(desk.ctx(ana), two.number);
  await keep('unmerged');
  const ctx = desk.ctx(await desk.requester(one.requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, one.id), words.third);
  const { id } = await desk.database.db
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', one.id)
    .where('bodyText', '=', words.third)
    .executeTakeFirstOrThrow();
  await stage.mail.deliver();
  await splitTicket(desk.ctx(ana), { number: one.number, messages: [id] });
  await keep('split');
}

async function undelivered(stage: Stage): Promise<void> {
  const { desk, mail, keep } = stage;
  const ticket = await open(stage, { priority: 2 });
  await mail.deliver();
  desk.pass({ minutes: 5 });
  await reply(stage, ticket.number);
  mail.refuse.with = { code: 550, text: '5.1.1 User unknown' };
  await mail.deliver();
  mail.refuse.with = null;
  await desk.sweep();
  const { rows } = await sql<{ id: string; address: string; personId: string }>`
    select id, to_address as address, person_id from delivery where ticket_id = ${ticket.id} and state in ('failed', 'human_task')`.execute(
    desk.database.db,
  );
  const failed = rows[0]!;
  await sql`insert into address (id, person_id, channel, value, health, created_at)
    values (gen_random_uuid(), ${failed.personId}, 'email', ${`other${count}@customer.example`}, 'good', ${desk.clock.now})`.execute(
    desk.database.db,
  );
  const notice: NewNotice = {
    kind: 'agent_undelivered',
    ticketId: ticket.id,
    data: { personId: failed.personId, deliveryId: failed.id },
  };
  const leo = { personId: stage.leo.personId!, address: 'leo@desk.example', example: false };
  await together(desk.database.db, queueNotice(desk.ctx(), notice, leo));
  await keep('agent_undelivered');
  await sayAddressWorks(desk.ctx(stage.leo), failed);
  await untilDue(stage, ticket.id);
  await keep('undelivered');
}

async function closedTimes(stage: Stage): Promise<void> {
  const { desk, keep, ana, leo, words, locale } = stage;
  const calendarId = await defaultCalendarId(desk.database.db);
  const day = (days: number) => new Date(desk.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const requester = { email: `several${++count}@customer.example`, name: words.requester, locale };
  await answered(stage, { requester });
  await answered(stage, { requester, subject: words.other });
  await answered(stage);
  const agreed = await answered(stage);
  await changeStatus(desk.ctx(leo), { number: agreed.number, status: 'scheduled', agreedAt: inHours(stage, 50) });
  await stage.mail.deliver();
  await closeTime(desk.ctx(ana), calendarId, {
    from: day(1),
    until: day(8),
    reason: 'company_holidays',
    route: { texts: { [locale]: words.emergency }, contact: '+351 21 000 0000' },
  });
  await desk.sweep();
  await keep('closed time');
  desk.pass({ hours: 8 });
  await desk.sweep();
  await keep('agreed date in a closed time');
  desk.pass({ days: 2 });
  await open(stage);
  await keep('acknowledgement in a closed time');
  desk.pass({ days: 6 });
}
