// `tellonce <command>`. Answers go to stdout alone, everything else to stderr, so that scripts can rely on it. Every command
// works beside the running desk. Slow parts are loaded by the command that needs them.

import { Command, InvalidArgumentError } from 'commander';

const program = new Command('tellonce');

program
  .description('A service desk whose customers explain once and are never left in the dark.')
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride();

program
  .command('serve')
  // run.mjs answers it before this file is reached; it stands here for --help.
  .description('start the desk (what `npm start` does)');

program
  .command('migrate')
  .description('bring the database to this version')
  .action(async () => {
    const { runMigrate } = await import('./cli/database-commands.ts');
    await runMigrate();
  });

const admin = program.command('admin').description('administrators');
admin
  .command('create')
  .description('add an administrator; before the set-up it also sets the desk up and closes /setup')
  .requiredOption('--email <address>', 'the address to sign in with', address)
  .requiredOption('--name <name>', 'the name that people read')
  .requiredOption('--password-stdin', 'read the password from standard input')
  .option('--desk-name <name>', 'what the desk is called, at the set-up', 'Support')
  .option('--zone <zone>', 'time zone, at the set-up', 'UTC')
  .option('--locale <locale>', 'en, ru, pt-BR or pt-PT, at the set-up', 'en')
  .action(async (options) => {
    const { createAdministrator } = await import('./cli/database-commands.ts');
    await createAdministrator(options);
  });

const token = program.command('token').description('API keys');
token
  .command('create')
  .description('make an API key that acts as this person, and print it once')
  .requiredOption('--email <address>', 'whose key it is', address)
  .requiredOption('--name <name>', 'what the key is for')
  .action(async (options) => {
    const { createToken } = await import('./cli/database-commands.ts');
    await createToken(options);
  });

program
  .command('calendar')
  .description('answer questions about working time, one JSON line each, from standard input')
  .addHelpText(
    'after',
    `
A line: {"calendar", "start", …}, instants with their offset. What comes back:
  with "durationSeconds"  {"due"}, the instant when so much working time has passed
  with "end"              {"businessSeconds"} between the two
  with neither            {"open"}, whether it is working time
  "pauses": [[from, to], …] are left out of the count.
  A "calendar" has "tz", "hours" by day (mon … sun), and where it needs them "holidays": ["2026-12-25", …],
  "yearlyHolidays": ["12-25", …], "overrides": {"2026-11-28": [["09:00","13:00"]]} for a day at other hours, such as a
  working Saturday, "yearlyOverrides", and "closed": [{"from", "until"}]. No other word is read.

For example:
  echo '{"calendar":{"tz":"Europe/Lisbon","hours":{"mon":[["09:00","18:00"]]}},"start":"2026-03-09T17:00:00Z","durationSeconds":1800}' | tellonce calendar
  {"due":"2026-03-09T17:30:00Z"}`,
  )
  .action(async () => {
    const { answerCalendar } = await import('./cli/calendar-command.ts');
    await answerCalendar();
  });

program
  .command('guarantees')
  .description('check all invariants in full and print the verdict as JSON; exit code 1 when one is broken')
  .action(async () => {
    const { printGuarantees } = await import('./cli/guarantees-command.ts');
    process.exitCode = await printGuarantees();
  });

program
  .command('seals')
  .description(
    'check every seal of the record and print the verdict as JSON; exit code 1 when an event or a seal is not as it was',
  )
  .option(
    '--expect <number:hash>',
    'a seal that was noted earlier, outside of the database, and has to be there',
    noted,
  )
  .addHelpText(
    'after',
    `
Note "number" and "hash" of the last seal where nobody who can write the database can write, and give them next time:
  tellonce seals --expect 31:9f2c…`,
  )
  .action(async (options) => {
    const { printSeals } = await import('./cli/guarantees-command.ts');
    process.exitCode = await printSeals(options.expect);
  });

program
  .command('doctor')
  .description('look at everything that the desk stands on, and say what to do; exit code 1 when there is something')
  .action(async () => {
    const { examine } = await import('./cli/doctor-command.ts');
    process.exitCode = await examine();
  });

program
  .command('example-company')
  .description('fill the desk with an example company; its mail never leaves')
  .option('--remove', 'remove it with everything that belongs to it')
  .action(async (options) => {
    const { runExampleCompany } = await import('./cli/example-command.ts');
    await runExampleCompany(options);
  });

const mail = program.command('mail').description('mail');
mail
  .command('deliver')
  .description('hand one raw message from standard input to the running desk, as a mail server’s pipe does')
  .action(async () => {
    const { deliverMail } = await import('./cli/mail-command.ts');
    process.exitCode = await deliverMail();
  });
mail
  .command('explain')
  .argument('[files...]', 'raw messages; without one, a message on standard input')
  .description('say what the desk reads out of raw messages, one JSON object a line; nothing is stored')
  .action(async (files: string[]) => {
    const { explainMails } = await import('./cli/mail-explain-command.ts');
    await explainMails(files);
  });

function noted(text: string): { number: number; hash: string } {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text.toLowerCase()) ?? [];
  if (!number || !hash) throw new InvalidArgumentError('That is not a number and a hash, as in 31:9f2c….');
  return { number: Number(number), hash };
}

function address(text: string): string {
  if (!/^\S+@\S+$/.test(text)) throw new InvalidArgumentError('That is not an e-mail address.');
  return text;
}

async function run(): Promise<number> {
  try {
    await program.parseAsync();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const failure = error as Error & { code?: string; exitCode?: number };
    if (failure.code?.startsWith('commander.')) return failure.exitCode === 0 ? 0 : 64;
    process.stderr.write(`${failure.message}\n`);
    return failure.exitCode ?? 1;
  }
}

const code = await run();
// Answers are written out whole before the process ends, even into a slow pipe.
await new Promise((done) => process.stdout.write('', done));
process.exit(code);
