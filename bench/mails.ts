// Mails for a desk, sent as mail servers send them.

import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { type BenchDesk, databaseWords } from './desk-process.ts';
import { load, type Measured } from './load.ts';

export type Sent = Measured & {
  /** From the first mail sent until the last was worked on. */
  wholePerSecond: number;
};

/** Sends the mails number `from` to `from + count - 1` over eight connections, and waits until all were worked on. */
export async function sendMails(on: BenchDesk, from: number, count: number): Promise<Sent> {
  const before = workedOn(on);
  const lanes = await Promise.all(Array.from({ length: 8 }, () => smtpLane(on.smtpPort)));
  const free = [...lanes];
  const start = performance.now();
  const sent = await load(count, lanes.length, async (index) => {
    const line = free.pop()!;
    await line.send(mailText(from + index));
    free.push(line);
  });
  for (const one of lanes) one.end();
  await untilWorkedOn(on, before + count);
  return { ...sent, wholePerSecond: count / ((performance.now() - start) / 1000) };
}

export function mailText(index: number): string {
  return [
    `From: Ravi Menon <p${index % 500}@load.example>`,
    'To: support@bench.example',
    // In letters: a desk does not count numbers when it looks whether many say the same.
    `Subject: Prints about forty labels (${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')})`,
    `Message-ID: <${index}.${process.pid}@load.example>`,
    'Date: Tue, 10 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `It prints about forty labels, then stops with E-52. ${'A line of a usual letter, neither short nor long.\r\n'.repeat(20)}`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>It prints about <b>forty</b> labels.</p>${'<p>A line of a usual letter, neither short nor long.</p>'.repeat(20)}`,
    '--b--',
    '',
  ].join('\r\n');
}

/** One SMTP connection that sends one mail after another. */
async function smtpLane(port: number) {
  const socket = connect(port, '127.0.0.1');
  let waiting: ((line: string) => void) | undefined;
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    const match = /^(\d{3}) .*\r\n$/m.exec(text);
    if (match && text.endsWith('\r\n')) {
      text = '';
      waiting?.(match[1]!);
    }
  });
  const answer = () =>
    new Promise<string>((done) => {
      waiting = done;
    });
  const say = async (line: string, expected: string) => {
    const answered = answer();
    socket.write(line);
    const code = await answered;
    if (code !== expected) throw new Error(`SMTP said ${code} to ${line.slice(0, 40)}`);
  };
  await answer();
  await say('EHLO bench.example\r\n', '250');
  return {
    send: async (mail: string) => {
      await say('MAIL FROM:<p@load.example>\r\n', '250');
      await say('RCPT TO:<support@bench.example>\r\n', '250');
      await say('DATA\r\n', '354');
      await say(`${mail}\r\n.\r\n`, '250');
    },
    end: () => socket.end('QUIT\r\n'),
  };
}

const workedOn = (on: BenchDesk): number => {
  const { args, env } = databaseWords(on);
  const query = "select count(*) from inbound where state <> 'received'";
  return Number(spawnSync('psql', [...args, '-Atc', query], { env, encoding: 'utf8' }).stdout);
};

async function untilWorkedOn(on: BenchDesk, count: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (workedOn(on) >= count) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('Not every mail was worked on within a minute.');
}
