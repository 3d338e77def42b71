import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Runs the child, sends one signal at each of these lines, and answers with how it ended. */
async function run(way: string, signals: Readonly<Record<string, NodeJS.Signals>> = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('child.mjs', import.meta.url)), way]);
  const output: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    const signal = Object.entries(signals).find(([part]) => line.includes(part))?.[1];
    if (signal !== undefined) child.kill(signal);
  });
  const [code] = await once(child, 'close');
  return { code, errors, output: output.join('\n') };
}

describe('an app that cannot start', () => {
  it('names the variable and ends with 78, so that nobody starts it again', async () => {
    const { code, errors } = await run('wrong-config');
    expect({ code, errors }).toEqual({
      code: 78,
      errors: 'The child cannot start: DATA_KEY: expected a key\n',
    });
  });

  it('ends with 1 where another try may go better, without a secret in its words', async () => {
    const { code, errors } = await run('no-luck');
    expect(code).toBe(1);
    expect(errors).toMatch(/^The child cannot start: nobody at /);
    expect(errors).not.toContain('secret');
  });
});

describe('an app that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('closes and ends with 0 on %s', async (signal) => {
    const { code, output } = await run('closes-well', { ready: signal });
    expect(code).toBe(0);
    expect(output).toContain('app.stopped');
  });

  it('ends with 1 where closing fails', async () => {
    const { code, output } = await run('closes-badly', { ready: 'SIGTERM' });
    expect(code).toBe(1);
    expect(output).toContain('app.stop_failed');
  });

  it('ends at once on the second signal', async () => {
    const { code, output } = await run('never-closes', { ready: 'SIGINT', 'app.stopping': 'SIGINT' });
    expect(code).toBe(1);
    expect(output).toContain('app.killed');
  });

  it('ends by force at its deadline', async () => {
    const { code, output } = await run('closes-late', { ready: 'SIGTERM' });
    expect(code).toBe(1);
    expect(output).toContain('app.stop_late');
  });
});
