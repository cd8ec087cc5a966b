// The table of contents: every slice's routes, jobs and timed jobs.

import { noteKeyUse } from './access/api-key.ts';
import { mayKnock } from './access/doors.ts';
import { findActor, tokenOf } from './access/find-actor.ts';
import { forgetExpired } from './access/session.ts';
import { wordsFor } from './access/words-for.ts';
import { absenceFeedRoutes } from './cases/absences/feeds/routes.ts';
import { absenceRoutes } from './cases/absences/routes.ts';
import { calendarRoutes } from './cases/calendars/routes.ts';
import { clockRoutes } from './cases/clocks/routes.ts';
import { compensationRoutes } from './cases/compensation/routes.ts';
import { contactRoutes } from './cases/contact/routes.ts';
import { deskWordsRoutes } from './cases/desk-words/routes.ts';
import { dutyRoutes } from './cases/duty/routes.ts';
import { heedEvent } from './cases/escalation/heed-event.ts';
import { escalationRoutes } from './cases/escalation/routes.ts';
import { handOverRoutes } from './cases/hand-over/routes.ts';
import type { AcceptDeps } from './cases/inbound/accept-inbound.ts';
import { acceptWaiting } from './cases/inbound/reception.ts';
import { mailboxRoutes } from './cases/mailboxes/routes.ts';
import { mergeRoutes } from './cases/merging/routes.ts';
import { peopleRoutes } from './cases/people/routes.ts';
import { promiseRoutes } from './cases/promises/routes.ts';
import { quietHoursRoutes } from './cases/quiet-hours/routes.ts';
import { requesterRoutes } from './cases/requester/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { routingRoutes } from './cases/routing/routes.ts';
import { spamRoutes } from './cases/spam/routes.ts';
import { sweeps } from './cases/sweep-due.ts';
import { taskRoutes } from './cases/tasks/routes.ts';
import { undeliveredRoutes } from './cases/undelivered/routes.ts';
import { type DeliverDeps, type DeliveriesOf, deliverDue, deliverOf } from './channels/deliver.ts';
import { sweepMailboxAlarms } from './channels/mailbox-alarms.ts';
import { endLostTests, testMailbox } from './channels/test-mailbox.ts';
import { deskRoutes } from './desk/routes.ts';
import { exampleRoutes } from './example-company/routes.ts';
import { guaranteeRoutes } from './guarantees/routes.ts';
import { lastSeal, sealRecord } from './guarantees/seal-record.ts';
import { watch } from './guarantees/watchdog.ts';
import { tellOfMailbox } from './notices/tell-of-mailbox.ts';
import { type Cause, tellOfTrouble } from './notices/tell-of-trouble.ts';
import { tellOfWord } from './notices/tell-of-word.ts';
import { forgetUnfinished } from './platform/attached/file-stream.ts';
import { scanDueFiles } from './platform/attached/scan-files.ts';
import { contextFor, theDesk } from './platform/context.ts';
import { createHttp, type Http, type Route } from './platform/http.ts';
import type { Work } from './platform/jobs.ts';
import { analyseSmallTables } from './platform/statistics.ts';
import type { TimedJob } from './platform/sweeps.ts';
import type { Wiring } from './platform/wiring.ts';
import { dateRoutes } from './portal/date-routes.ts';
import { formattedRoutes } from './portal/formatted.ts';
import { lookRoutes } from './portal/look-routes.ts';
import { answerPage, nothingHere, stranger } from './portal/pages.ts';
import { portalRoutes } from './portal/routes.ts';
import { stuckRoutes } from './portal/stuck-routes.ts';
import { takeRoutes } from './portal/take-routes.ts';
import { uploadRoutes } from './portal/upload-routes.ts';
import { waitRoutes } from './portal/wait-routes.ts';
import { zoneRoutes } from './portal/zone-routes.ts';
import { forgetLooks } from './tickets/presence/presence.ts';
import { forgetUnsent } from './tickets/write-upload.ts';

export const version = '0.1.0';

export const routesOf = (wiring: Wiring): Route[] => [
  ...caseRoutes(wiring),
  ...peopleRoutes,
  ...absenceRoutes,
  ...routingRoutes,
  ...handOverRoutes,
  ...escalationRoutes,
  ...dutyRoutes(wiring),
  ...mailboxRoutes(wiring),
  ...mergeRoutes,
  ...calendarRoutes(wiring),
  ...clockRoutes,
  ...taskRoutes,
  ...spamRoutes,
  ...requesterRoutes,
  ...promiseRoutes,
  ...compensationRoutes,
  ...deskWordsRoutes,
  ...quietHoursRoutes,
  ...undeliveredRoutes,
  ...deskRoutes(wiring),
  ...portalRoutes(wiring),
  ...uploadRoutes(wiring),
  ...takeRoutes(wiring),
  ...dateRoutes(wiring),
  ...waitRoutes(wiring),
  ...stuckRoutes(wiring),
  ...contactRoutes,
  ...absenceFeedRoutes,
  ...zoneRoutes(wiring),
  ...lookRoutes,
  ...formattedRoutes(wiring),
  ...guaranteeRoutes,
  ...exampleRoutes(wiring),
];

export async function createApp(wiring: Wiring): Promise<Http> {
  const { config, database, sources, log } = wiring;
  const http = await createHttp({
    database,
    sources,
    log,
    trustProxy: config.trustProxy,
    publicUrl: wiring.publicUrl,
    version,
    identify: async (request) => {
      const shown = tokenOf(request);
      const actor = shown && (await findActor(database.db, shown.token, sources.now()));
      if (!actor) return null;
      if (shown.byKey) await noteKeyUse(database.db, shown.token, sources.now());
      return { actor, byKey: shown.byKey };
    },
    wordsFor: (request, databaseAway) => wordsFor(databaseAway ? null : database.db, request),
    maySee: mayKnock,
    afterCommit: wiring.wake,
    nothingHere: (ctx, request) => answerPage(ctx, wiring, request, nothingHere, stranger),
  });
  http.add(routesOf(wiring));
  http.server.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(http.server.swagger())),
  );
  return http;
}

export function jobsOf(wiring: Wiring, deps: DeliverDeps): Record<string, Work> {
  const context = () => contextFor(wiring.sources, wiring.database.db, theDesk);
  return {
    deliver: async (payload) => {
      await deliverOf(context(), deps, payload as DeliveriesOf);
    },
    tell_of_mailbox: async (payload) => {
      if ((await tellOfMailbox(context(), payload as Cause)) > 0) wiring.wake();
    },
    test_mailbox: async ({ sequence }) => {
      const event = await wiring.database.db
        .selectFrom('event')
        .select('data')
        .where('sequence', '=', Number(sequence))
        .executeTakeFirst();
      const { testId } = (event?.data ?? {}) as { testId?: string };
      const test = { secrets: wiring.keys.secrets, deliver: deps, now: wiring.sources.now };
      if (testId) await testMailbox(context(), test, testId);
    },
    heed_event: async (payload) => {
      if (await heedEvent(context(), payload as Cause)) wiring.wake();
    },
    tell_of_word: async (payload) => {
      if (await tellOfWord(context(), payload as Cause)) wiring.wake();
    },
    tell_of_trouble: async (payload) => {
      if (await tellOfTrouble(context(), payload as Cause)) wiring.wake();
    },
  };
}

export function timedJobsOf(wiring: Wiring, mail: { accept: AcceptDeps; deliver: DeliverDeps }): TimedJob[] {
  const { database, sources, log } = wiring;
  const context = () => contextFor(sources, database.db, theDesk);
  return [
    ...sweeps.map(({ name, everySeconds, run }) => ({
      name,
      everySeconds,
      run: async () => {
        const onError = (error: unknown) => log.error({ err: error, sweep: name }, 'One of a sweep failed.');
        if ((await run(context(), onError)) > 0) wiring.wake();
      },
    })),
    {
      name: 'mail that waits to be dealt with',
      everySeconds: 5,
      run: async () => {
        const onError = (error: unknown) => log.warn({ err: error }, 'A mail waits for its next try.');
        await acceptWaiting(wiring, mail.accept, onError);
      },
    },
    {
      name: 'due deliveries',
      everySeconds: 5,
      run: async () => {
        if ((await deliverDue(context(), mail.deliver)) > 0) wiring.wake();
      },
    },
    {
      name: 'alarms of mailboxes',
      everySeconds: 15,
      run: async () => {
        if ((await sweepMailboxAlarms(context())) > 0) wiring.wake();
        await endLostTests(context());
      },
    },
    {
      name: 'files that wait for the scanner',
      everySeconds: 3,
      run: async () => {
        const url = wiring.config.clamavUrl;
        if (url !== undefined && (await scanDueFiles(context(), url, log)) > 0) wiring.wake();
      },
    },
    {
      name: 'guarantees',
      everySeconds: 60,
      run: async () => {
        const onError = (error: unknown) => log.error({ err: error }, 'A guarantee could not be looked at.');
        const broken = (await watch(context(), 'due', onError)).filter(({ state }) => state === 'broken');
        for (const { number, name, offenders } of broken) log.error({ number, offenders }, `Broken: ${name}.`);
      },
    },
    {
      name: 'seals of the record',
      everySeconds: 300,
      run: async () => {
        // The log lies elsewhere than the database: whoever rewrote both the record and its seals is found out by it.
        if ((await sealRecord(context())) > 0) log.info({ seal: await lastSeal(database.db) }, 'The record is sealed.');
      },
    },
    {
      name: 'statistics of small tables',
      everySeconds: 30,
      run: async () => void (await analyseSmallTables(database.db)),
    },
    ...forgetting(wiring),
  ];
}

/** What is kept for a while only. */
const forgetting = ({ database, sources }: Wiring): TimedJob[] => [
  {
    name: 'files that were never finished',
    everySeconds: 3600,
    run: async () => {
      await forgetUnfinished(database.db, sources.now());
      await forgetUnsent(contextFor(sources, database.db, theDesk));
    },
  },
  {
    name: 'forget what has expired',
    everySeconds: 600,
    run: async () => {
      await forgetExpired(database.db, sources.now());
      await forgetLooks(database.db, sources.now());
    },
  },
];
