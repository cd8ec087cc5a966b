// Two processes that act at the same moment, so that it can be repeated: at any time only one of them goes on, and the other
// has its turn when that one is stopped on purpose, waits for a lock of the other, or is done. What the database answers to
// the one that stands still is kept from it until then.

import pg from 'pg';

export type Turns = {
  /** Sends a statement when it is this process's turn, and hands over what came back when it is its turn again. */
  send: <T>(process: number, pid: number, run: () => Promise<T>) => Promise<T>;
  /**
   * The first goes on up to its statement after `steps`, then the second as far as locks let it, then the first, and so on until
   * both are done. @returns when both are over; how they end is theirs to say
   */
  play: (steps: number, acts: readonly [Act, Act]) => Promise<void>;
};

type Act = () => Promise<unknown>;
type Party = {
  steps: number;
  pid: number;
  over: boolean;
  isOpen: boolean;
  gate: Promise<void>;
  open: () => void;
  isStopped: () => void;
};

const pause = (millis: number) => new Promise((done) => setTimeout(done, millis));

export function makeTurns(connection: pg.ClientConfig): Turns {
  let parties: readonly [Party, Party] | undefined;

  /** Lets one go on until it is done, stopped, or waits for the other; the other stands still meanwhile. */
  const letGo = async (watcher: pg.Client, party: Party, stopped: Promise<void>): Promise<void> => {
    party.open();
    await Promise.race([stopped, untilBlocked(watcher, party)]);
    if (!party.over) close(party);
  };

  return {
    send: async (process, pid, run) => {
      const party = parties?.[process];
      if (!party) return run();
      party.pid = pid;
      if (party.steps-- === 0) {
        close(party);
        party.isStopped();
      }
      await party.gate;
      const answer = run();
      // Whoever fails while it is not their turn hears of it later, and nobody else does.
      answer.catch(() => {});
      await answer.then(
        () => {},
        () => {},
      );
      await party.gate;
      return answer;
    },
    play: async (steps, acts) => {
      const stop = Promise.withResolvers<void>();
      const [first, second] = [partyOf(steps, stop.resolve), partyOf(Number.POSITIVE_INFINITY, () => {})];
      const watcher = new pg.Client(connection);
      watcher.on('error', () => {});
      await watcher.connect();
      parties = [first, second];
      const begin = (act: Act, party: Party) =>
        act()
          .catch(() => {})
          .then(() => {
            party.over = true;
          });
      try {
        const over = [begin(acts[0], first)];
        await letGo(watcher, first, stop.promise);
        over.push(begin(acts[1], second));
        while (!first.over || !second.over) {
          if (!second.over) await letGo(watcher, second, never);
          if (!first.over) await letGo(watcher, first, never);
        }
        await Promise.all(over);
      } finally {
        for (const party of [first, second]) party.open();
        parties = undefined;
        await watcher.end().catch(() => {});
      }
    },
  };
}

const never = new Promise<void>(() => {});

function partyOf(steps: number, isStopped: () => void): Party {
  const party: Party = { steps, pid: 0, over: false, isOpen: true, gate: Promise.resolve(), open: () => {}, isStopped };
  close(party);
  return party;
}

/** Whoever waits already goes on waiting for the same. */
function close(party: Party): void {
  if (!party.isOpen) return;
  const gate = Promise.withResolvers<void>();
  party.isOpen = false;
  party.gate = gate.promise;
  party.open = () => {
    party.isOpen = true;
    gate.resolve();
  };
}

/** Resolves when it is over or waits for a lock. */
async function untilBlocked(watcher: pg.Client, party: Party): Promise<void> {
  try {
    while (!party.over) {
      const { rows } = await watcher.query(
        "select 1 from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'",
        [party.pid],
      );
      if (rows.length > 0) return;
      await pause(2);
    }
  } catch {
    // The server was killed meanwhile: nobody waits for anybody any more.
    while (!party.over) await pause(2);
  }
}
