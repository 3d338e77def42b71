import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const complete = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: '0'.repeat(32),
  TWILIO_WHATSAPP_FROM: 'whatsapp:+15550100000',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  CLASSIFIER_ENGINE: 'wasm',
};

/** Starts the worker as an operator does, outside the repository so that no `.env` is found. */
function start(env: NodeJS.ProcessEnv) {
  return new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [entry], { cwd: tmpdir(), env }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });
}

describe('a worker that cannot start', { timeout: 90_000 }, () => {
  it('names what is wrong in its configuration, without the value', async () => {
    const { code, stderr } = await start({ ...complete, DATA_KEY: 'not-a-key' });
    expect(code).toBe(78);
    expect(stderr).toMatch(/^The worker cannot start: DATA_KEY: expected /);
    expect(stderr).not.toContain('not-a-key');
  });

  it('says what is wrong with its model', async () => {
    const { code, stderr } = await start({ ...complete, MODEL_DIR: tmpdir() });
    expect(code).toBe(78);
    expect(stderr).toMatch(/The worker cannot start: The model is refused: /);
  });
});
