// The doors for mail: SMTP on a port, LMTP on a socket in the data folder. A door says yes when the message is stored for
// good. SMTP answers then, and the work follows; LMTP answers after the work, so that a mail server's pipe learns the number.

import type { Server } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import {
  type Certificate,
  type CertificateFiles,
  readCertificate,
  watchCertificate,
} from '../../platform/edge/certificate.ts';
import type { Log } from '../../platform/log.ts';
import { isUnreachable } from '../../platform/problem.ts';
import type { Arrived, InboundOutcome, Reception, Stored } from '../channel.ts';
import { listenForMailServer, listenOnSocket, type OpenSocket } from './lmtp-socket.ts';
import { keepPlaces, mostClients } from './mail-places.ts';
import { openingBytes } from './opening-mail.ts';
import { openingApart } from './parse-apart.ts';
import { startQueue } from './work-queue.ts';

/** As large as a mail may be at all. Beyond the desk's own limit only its beginning is kept. */
const mostMailBytes = 1024 * 1024 * 1024;
const usualWholeBytes = 35 * 1024 * 1024;
const mostBytesInFlight = 200 * 1024 * 1024;
/** Above what is kept, so that whoever gives way has the time to go. */
const mostClientsAtOnce = mostClients + 50;
const idleMillis = 60_000;

export type IntakeOptions = {
  /** The largest mail that is taken whole, files and all. */
  mostWholeBytes?: number;
  /** How long somebody may be connected without a mail. */
  silentMillis?: number;
  /** Null: no SMTP. Port 0 lets the system choose (tests). */
  smtp: { host: string; port: number } | null;
  dataFolder: string;
  /** A second socket for LMTP, for a mail server that runs as another user. */
  lmtpSocket?: string | undefined;
  /** The certificate for STARTTLS; left out: the desk makes one. */
  certificate?: CertificateFiles | null;
  /** How often is looked whether it was replaced. */
  certificateMillis?: number;
  /** What a greeting says. */
  name: string;
  log: Log;
};

export type Intake = {
  /** The port in use, or null. */
  smtpPort: number | null;
  /** Resolves when everything that was stored through SMTP has been worked on. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A pipe of ours says this name; what it brings is for the desk whatever its recipients are called. */
export const pipeName = 'pipe.tellonce.invalid';

/** @throws when the port or the socket is taken, with a sentence that says which */
export async function startIntake(reception: Reception, options: IntakeOptions): Promise<Intake> {
  const { log } = options;
  const queue = startQueue(8, async (stored: Stored) => {
    await reception.process(stored).catch((error) => later(error, stored, log));
  });
  const budget: Budget = { bytes: 0 };
  // It is stored, so the answer is yes even when the work has to be done again.
  const answer = async (stored: Stored): Promise<string> =>
    sayOutcome(await reception.process(stored).catch((error) => later(error, stored, log)));
  const take = (then: (stored: Stored) => Promise<string>) =>
    takeData(reception, budget, options.mostWholeBytes ?? usualWholeBytes, then);
  const files = options.certificate ?? null;
  const certificate = options.smtp ? readCertificate(files, options.dataFolder, options.name) : null;
  const lmtp = () => makeServer(options, { lmtp: true }, take(answer), reception, null);
  const { servers, removeSockets } = await openSockets(options, lmtp);
  let smtpPort: number | null = null;
  let endWatch = () => {};
  if (options.smtp) {
    const store = take(async (stored) => {
      await queue.add(stored, stored.message.raw.length);
      return '2.6.0 stored';
    });
    const smtp = makeServer(options, { lmtp: false }, store, reception, certificate);
    servers.push(smtp);
    smtpPort = await listenOnPort(smtp, options.smtp).catch(async (error) => {
      removeSockets();
      await Promise.all(servers.filter((one) => one !== smtp).map(close));
      throw error;
    });
    if (files) {
      const renew = (found: Certificate) => smtp.updateSecureContext(found);
      endWatch = watchCertificate(files, renew, log, options.certificateMillis);
    }
  }
  return {
    smtpPort,
    idle: queue.idle,
    stop: async () => {
      endWatch();
      removeSockets();
      await Promise.all(servers.map(close));
      await queue.stop();
    },
  };
}

/** @throws when a socket is taken or has no folder; then none is left open */
async function openSockets(
  { dataFolder, lmtpSocket }: IntakeOptions,
  makeLmtp: () => SMTPServer,
): Promise<{ servers: SMTPServer[]; removeSockets: () => void }> {
  const own = makeLmtp();
  const servers = [own];
  const sockets: OpenSocket[] = [await listenOnSocket(own.server as never, dataFolder)];
  const removeSockets = () => {
    for (const one of sockets) one.remove();
  };
  if (lmtpSocket === undefined) return { servers, removeSockets };
  const shared = makeLmtp();
  const open = listenForMailServer(shared.server as never, lmtpSocket);
  sockets.push(
    await open.catch(async (error) => {
      removeSockets();
      await close(own);
      throw error;
    }),
  );
  return { servers: [...servers, shared], removeSockets };
}

type Budget = { bytes: number };
type Data = Readable & { sizeExceeded?: boolean };
type Take = (stream: Data, session: SMTPServerSession, door: Arrived['door']) => Promise<string>;

function later(error: unknown, { id }: Stored, log: Log): InboundOutcome {
  log.warn({ err: error, inbound: id }, 'A mail waits for its next try.');
  return { state: 'received', number: null };
}

function makeServer(
  options: IntakeOptions,
  kind: { lmtp: boolean },
  take: Take,
  reception: Reception,
  certificate: Certificate | null,
): SMTPServer {
  const settings: SMTPServerOptions = {
    ...kind,
    name: options.name,
    banner: 'Tellonce',
    size: mostMailBytes,
    rejectOversized: true,
    authOptional: true,
    ...(certificate ?? { hideSTARTTLS: true }),
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: mostClientsAtOnce,
    maxRecipients: 200,
    socketTimeout: idleMillis,
    closeTimeout: 3000,
    logger: false,
    onMailFrom: (_address, session, done) => {
      places.note(session, 'began');
      done();
    },
    onRcptTo: (address, session, done) => {
      if (kind.lmtp && session.hostNameAppearsAs === pipeName) return done();
      reception.takes(address.address).then(
        (ours) => done(ours ? null : refusal(550, '5.1.1 There is no such mailbox here.')),
        (error) => done(troubleOf(error, options.log)),
      );
    },
    onData: (stream, session, done) => {
      places.note(session, 'sending');
      take(stream, session, doorOf(kind, session))
        .then(
          (text) => done(null, text),
          (error) => done(troubleOf(error, options.log)),
        )
        .finally(() => places.note(session, 'silent'));
    },
  };
  const server = new SMTPServer(settings);
  // A client that goes away or talks nonsense is no event for anybody.
  server.on('error', (error) => options.log.debug({ err: error }, 'A mail client broke off.'));
  const places = keepPlaces(server.server as Server, options.silentMillis ?? idleMillis);
  return server;
}

function takeData(
  reception: Reception,
  budget: Budget,
  mostWholeBytes: number,
  then: (stored: Stored) => Promise<string>,
): Take {
  return async (stream, session, door) => {
    // Many large mails at once wait with their senders instead of filling our memory.
    const held: Budget = { bytes: 0 };
    try {
      const { bytes, size } = await readAll(stream, budget, held, mostWholeBytes);
      const oversized = size > bytes.length;
      const raw = oversized ? await openingApart(bytes, size) : bytes;
      return await then(await reception.store({ channel: 'email', door, raw, oversized, ...envelopeOf(session) }));
    } finally {
      budget.bytes -= held.bytes;
    }
  };
}

function doorOf(kind: { lmtp: boolean }, session: SMTPServerSession): Arrived['door'] {
  if (!kind.lmtp) return 'smtp';
  return session.hostNameAppearsAs === pipeName ? 'pipe' : 'lmtp';
}

function envelopeOf({ envelope, remoteAddress }: SMTPServerSession) {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return {
    envelopeFrom: from === '' ? null : from,
    envelopeTo: envelope.rcptTo.map((one) => one.address).filter((one) => !one.endsWith(`@${pipeName}`)),
    remoteAddress: remoteAddress || null,
  };
}

/**
 * All bytes; of a mail over `most` its beginning and how many there were. Refused when there are too many under way in all;
 * `held` counts what these take up.
 */
async function readAll(
  stream: Data,
  budget: Budget,
  held: Budget,
  most: number,
): Promise<{ bytes: Buffer; size: number }> {
  let chunks: Buffer[] = [];
  let size = 0;
  let full = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (full || stream.sizeExceeded) {
      chunks = [];
      continue;
    }
    if (size > most) {
      if (size - chunk.length <= most) {
        chunks = [Buffer.concat(chunks).subarray(0, openingBytes)];
        const freed = held.bytes - chunks[0]!.length;
        held.bytes -= freed;
        budget.bytes -= freed;
      }
      continue;
    }
    held.bytes += chunk.length;
    budget.bytes += chunk.length;
    full = budget.bytes > mostBytesInFlight;
    chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 The message is too large.');
  if (full) throw refusal(452, '4.3.1 Too much mail at once; please try again in a minute.');
  return { bytes: Buffer.concat(chunks), size };
}

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** The other server keeps the mail and comes again, whatever went wrong with us. */
function troubleOf(error: Error & { responseCode?: number; code?: string }, log: Log): Error {
  if (error.responseCode !== undefined) return error;
  if (error.code === 'ECONNECTION') return refusal(451, '4.4.2 The connection was lost.');
  if (isUnreachable(error)) log.warn({ err: error }, 'A mail could not be stored: the database cannot be reached.');
  else log.error({ err: error }, 'A mail could not be taken in.');
  return refusal(451, '4.3.0 The desk cannot store mail at the moment; please try again.');
}

/** The number is the last word, so that whoever called the pipe can read it. */
const sayOutcome = ({ state, number }: InboundOutcome): string => `2.6.0 ${state}${number ? `: ${number}` : ''}`;

function listenOnPort(server: SMTPServer, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = server.listen(port, host) as Server;
    listener.once('listening', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
    listener.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const reason = taken ? `port ${port} on ${host} is in use` : error.message;
      reject(
        new Error(`Mail cannot be taken in by SMTP: ${reason}. Set SMTP_PORT to another port, or to 0.`, {
          cause: error,
        }),
      );
    });
  });
}

const close = (server: SMTPServer): Promise<void> => new Promise((done) => server.close(() => done()));
