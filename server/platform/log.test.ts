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
