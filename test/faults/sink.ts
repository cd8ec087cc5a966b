// Where the desk's mail ends: an SMTP server that writes down what it was given, also when its answer never arrives.

import { SMTPServer } from 'smtp-server';
import { parseMail } from '../../server/channels/email/reading/parse-mail.ts';
import { header } from '../../server/channels/email/reading/read-headers.ts';

export type Caught = {
  messageId: string;
  inReplyTo: string;
  replyTo: string;
  to: string;
  subject: string;
  text: string;
  isAcknowledgement: boolean;
};

export type Sink = {
  url: string;
  caught: Caught[];
  /** Runs when a mail has arrived whole, before it is answered; what it throws is the answer. */
  onMail: ((mail: Caught) => unknown) | null;
  close: () => Promise<void>;
};

export async function startSink(): Promise<Sink> {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = await parseMail(Buffer.concat(chunks));
        const read = (name: string) => header(mail.headers, name);
        const caught: Caught = {
          messageId: read('message-id'),
          inReplyTo: read('in-reply-to'),
          replyTo: read('reply-to'),
          to: session.envelope.rcptTo.map((one) => one.address).join(','),
          subject: mail.subject,
          text: mail.text,
          isAcknowledgement: read('auto-submitted') === 'auto-replied',
        };
        sink.caught.push(caught);
        try {
          await sink.onMail?.(caught);
          done();
        } catch (error) {
          done(error as Error);
        }
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as { port: number }).port));
  });
  const sink: Sink = {
    url: `smtp://127.0.0.1:${port}`,
    caught: [],
    onMail: null,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
  return sink;
}
