import { LunglineError } from '@lungline/errors';
import { afterEach, describe, expect, it } from 'vitest';
import { aClassifier } from '../test/screenings.js';
import { silentLog } from '../test/silent-log.js';
import { exposeModel } from './expose-model.js';
import { buildHealthServer, listenSomewhere } from './health-server.js';
import { createWorkerMetrics } from './worker-metrics.js';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

function build(checkReady: () => Promise<void> = async () => undefined) {
  const metrics = createWorkerMetrics();
  const app = buildHealthServer({ registry: metrics.registry, checkReady, log: silentLog });
  open.push(app);
  return { app, metrics };
}

describe('the health server', () => {
  it('lives', async () => {
    expect((await build().app.inject('/livez')).statusCode).toBe(200);
  });

  it('is ready where jobs can be taken, and says so with a code where not', async () => {
    expect((await build().app.inject('/readyz')).statusCode).toBe(200);
    const away = build(() => Promise.reject(new LunglineError('STORE_UNAVAILABLE')));
    const answer = await away.app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
  });

  it('shows its metrics, each with a help text', async () => {
    const { app, metrics } = build();
    metrics.jobs.inc({ queue: 'analysis', name: 'screen', outcome: 'done' });
    exposeModel(metrics.registry, aClassifier());
    const { body } = await app.inject('/metrics');
    expect(body).toContain('# HELP lungline_jobs_total');
    expect(body).toMatch(
      /lungline_jobs_total\{queue="analysis",name="screen",outcome="done",app="worker"\} 1/,
    );
    expect(body).toMatch(/lungline_model_info\{model="test-1",engine="wasm",threads="2",app="worker"\} 1/);
  });

  it('listens on another port where its own is taken', async () => {
    const first = await listenSomewhere(build().app, { host: '127.0.0.1', port: 0 }, silentLog);
    const port = Number(new URL(first).port);
    const second = await listenSomewhere(build().app, { host: '127.0.0.1', port }, silentLog);
    expect(second).not.toBe(first);
    expect((await fetch(`${second}/livez`)).status).toBe(200);
  });
});
