// What the second process does when the desk beside it is silent. All that it needs is read now and not before: the
// database, which is there without the desk, and the way out for mail, so that the alarm leaves even where nobody else sends.

import { deliverOf } from './channels/deliver.ts';
import { tellOfSilence } from './guarantees/tell-of-silence.ts';
import { deliverDepsOf } from './open-mail.ts';
import type { RaiseAlarm } from './platform/beside/second-process.ts';
import { keysFrom, readConfig, secretOf } from './platform/config.ts';
import { contextFor, realSources, theDesk } from './platform/context.ts';
import { openPool } from './platform/database.ts';
import { openDatabase } from './platform/embedded-database.ts';
import { startLive } from './platform/live.ts';
import { createLog } from './platform/log.ts';
import type { Wiring } from './platform/wiring.ts';

export const raiseAlarm: RaiseAlarm = async (silentSeconds) => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const opened = await openDatabase(config, log);
  const database = openPool(opened.directConnection, 2);
  const live = startLive(database.db, () => {});
  const keys = keysFrom(secretOf(config));
  const wiring: Wiring = {
    config,
    database,
    sources: realSources,
    log,
    live,
    keys,
    publicUrl: () => config.publicUrl,
    wake: () => {},
  };
  const deps = deliverDepsOf(wiring);
  try {
    const ctx = contextFor(realSources, database.db, theDesk);
    const told = await tellOfSilence(ctx, silentSeconds);
    if (typeof told === 'number') return told;
    for (const subjectId of told) await deliverOf(ctx, deps, { ticketId: null, subjectId });
    return null;
  } finally {
    deps.close();
    live.stop();
    await database.close();
    await opened.release();
  }
};
