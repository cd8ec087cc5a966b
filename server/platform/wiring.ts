// What the process has opened and routes, jobs and channels need besides their context: a plain argument, made in main.

import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import type { OpenDatabase } from './database.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';

export type Wiring = {
  config: Config;
  database: OpenDatabase;
  sources: Sources;
  log: Log;
  live: Live;
  /** The address under which people reach the desk, without a slash at the end. */
  publicUrl: () => string;
  /** One key for each purpose, so that a token of one kind is never good for another. */
  keys: { links: Buffer; files: Buffer; replies: Buffer; setup: Buffer; secrets: Buffer };
  /** Call after a commit: what follows from the record is looked at now. */
  wake: () => void;
};
