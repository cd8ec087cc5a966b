import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

describe('the log', () => {
  test('writes JSON lines with a level in words and the time', () => {
    const [line] = written((log) => log.info({ port: 3000 }, 'The desk listens.'));
    expect(line).toMatchObject({ level: 'info', msg: 'The desk listens.', port: 3000 });
    expect(new Date(line.time).getTime()).toBeGreaterThan(0);
    expect(line).not.toHaveProperty('hostname');
  });

  test('keeps quiet below its level', () => {
    expect(written((log) => log.debug('x'))).toEqual([]);
  });

  test.each([
    [{ password: 'hush' }],
    [{ database: { password: 'hush' } }],
    [{ req: { headers: { authorization: 'Basic hush' } } }],
    [{ headers: { cookie: 'session=hush', 'set-cookie': 'hush' } }],
    [{ key: { token: 'hush' } }],
    [{ address: 'postgres://desk:hush@db/desk' }],
    [{ err: new Error('cannot reach smtps://desk:hush@mail:465') }],
    [{ sent: { head: 'Authorization: Bearer hush' } }],
  ])('hides the secret in %j', (fields) => {
    const [line] = written((log) => log.info(fields, 'Something happened.'));
    expect(JSON.stringify(line)).not.toContain('hush');
    expect(JSON.stringify(line)).toContain('[hidden]');
  });
});

describe('a log that cannot be written', () => {
  const script = `
    import { createLog } from '${join(import.meta.dirname, 'log.ts')}';
    import { outliveOutput } from '${join(import.meta.dirname, 'log-output.ts')}';
    import { metricsText } from '${join(import.meta.dirname, 'metrics.ts')}';
    outliveOutput();
    const log = createLog('info');
    for (let turn = 0; turn < 1000; turn++) log.info({ turn, long: 'x'.repeat(500) }, 'One more.');
    process.stdout.write('the welcome');
    process.stderr.write('a word');
    setTimeout(async () => {
      log.info('Still here.');
      process.send(/^tellonce_log_lines_lost_total (\\d+)$/m.exec(await metricsText())[1]);
      process.disconnect();
    }, 200);`;

  /** @returns how many lines were lost, and how the process ended */
  async function runWith(output: number | 'pipe'): Promise<{ lost: number; code: number | null }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', output, output, 'ipc'],
    });
    child.stdout?.destroy();
    child.stderr?.destroy();
    let lost = -1;
    child.on('message', (count) => {
      lost = Number(count);
    });
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { lost, code };
  }

  test.runIf(process.platform === 'linux')('because the disk is full ends nothing, and is counted', async () => {
    const full = openSync('/dev/full', 'w');
    const { lost, code } = await runWith(full);
    closeSync(full);
    expect(code).toBe(0);
    expect(lost).toBeGreaterThanOrEqual(1001);
  });

  test('because nobody reads it any more ends nothing either', async () => {
    const { lost, code } = await runWith('pipe');
    expect(code).toBe(0);
    expect(lost).toBeGreaterThan(0);
  });
});
