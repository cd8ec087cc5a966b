import { fillExampleCompany } from '../example-company/fill-example-company.ts';
import { removeExampleCompany } from '../example-company/remove-example-company.ts';
import { withDatabase } from './database-commands.ts';

export async function runExampleCompany({ remove }: { remove?: boolean }): Promise<void> {
  if (remove) {
    await withDatabase((ctx) => removeExampleCompany(ctx));
    process.stderr.write('The example company is gone.\n');
    return;
  }
  const { tickets } = await withDatabase((ctx) => fillExampleCompany(ctx));
  process.stdout.write(`${tickets}\n`);
  process.stderr.write(`The example company has ${tickets} tickets.\n`);
}
