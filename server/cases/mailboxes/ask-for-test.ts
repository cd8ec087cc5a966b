// An administrator presses “Test”. The test runs as a job, and the screen asks how far it has come.

import type { MailboxTestView } from '../../../contract/mailboxes/health.ts';
import { insertTest, type Step } from '../../channels/test-mailbox.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Words } from '../../platform/problem.ts';
import { findMailbox, mustAdminister } from './change-mailbox.ts';

/** @returns the test's id. @throws Forbidden, NotFound, Conflict (one is running) */
export async function askForTest(ctx: Context, mailboxId: string): Promise<string> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await findMailbox(tx, mailboxId);
    const running = await tx
      .selectFrom('mailboxTest')
      .select('id')
      .where('mailboxId', '=', mailboxId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running) throw conflict('A test of this mailbox is running already.');
    const id = ctx.newId();
    await insertTest(here, id, mailboxId).execute();
    await together(tx, [record(here, [{ kind: 'mailbox.test_asked', subjectId: mailboxId, data: { testId: id } }])]);
    return id;
  });
}

/** @throws Forbidden, NotFound */
export async function readTest(
  ctx: Context,
  say: Words['say'],
  mailboxId: string,
  testId: string,
): Promise<MailboxTestView> {
  mustAdminister(ctx);
  const test = await ctx.tx
    .selectFrom('mailboxTest')
    .selectAll()
    .where('id', '=', testId)
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  if (!test) throw notFound('There is no such test.');
  return {
    id: test.id,
    state: test.state,
    askedAt: test.askedAt.toISOString(),
    endedAt: test.endedAt?.toISOString() ?? null,
    steps: (test.steps as Step[]).map(({ step, state, template, values }) => ({
      step,
      state,
      sentence: say(template, values),
    })),
  };
}
