import { buffer } from 'node:stream/consumers';
import { deliverByLmtp } from '../channels/email/deliver-by-lmtp.ts';
import { readConfig } from '../platform/config.ts';

/** Hands the message on; the last word on stdout is the ticket's number. @returns an exit code of sysexits.h */
export async function deliverMail(): Promise<number> {
  const { dataFolder } = readConfig(process.env);
  const { exitCode, number, sentence } = await deliverByLmtp(dataFolder, await buffer(process.stdin));
  process.stderr.write(`${sentence}\n`);
  if (number) process.stdout.write(`${number}\n`);
  return exitCode;
}
