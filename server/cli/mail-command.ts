import { deliverByLmtp } from '../channels/email/deliver-by-lmtp.ts';
import { readConfig } from '../platform/config.ts';

const comeAgain = 75;

/**
 * Hands the message on; all that stands on stdout is the ticket's number. @returns an exit code of sysexits.h. Trouble of
 * ours is never the sender's: the mail server keeps the message and comes again.
 */
export async function deliverMail(): Promise<number> {
  try {
    const { dataFolder } = readConfig(process.env);
    const { exitCode, number, sentence } = await deliverByLmtp(dataFolder, process.stdin as AsyncIterable<Buffer>);
    // The number is the answer, and an answer goes to stdout alone; what else there is to say goes to stderr.
    if (number) process.stdout.write(`${number}\n`);
    else process.stderr.write(`${sentence}\n`);
    return exitCode;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return comeAgain;
  }
}
