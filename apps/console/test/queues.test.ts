import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, sessionOf, startConsole } from './start-console.js';

let running: RunningConsole;

beforeAll(async () => {
  running = await startConsole();
  await running.queueSet.queues.analysis.add('screen', { screeningId: 'SM1-0' }, { jobId: 'SM1-0' });
});
afterAll(() => running.close());

const sameSite = { 'sec-fetch-site': 'same-origin' };
const sameHost = { host: 'console.example:3001', origin: 'http://console.example:3001' };
const pause = '/queues/api/queues/analysis/pause';
const resume = '/queues/api/queues/analysis/resume';

async function act(name: string, url: string, headers: Record<string, string>) {
  const cookie = await sessionOf(running.app, name);
  return running.app.inject({ method: 'PUT', url, headers: { ...headers, cookie } });
}

describe('the queue board', () => {
  it.each(['viewer', 'radiologist'])('shows a %s the jobs and takes no action', async (name) => {
    const cookie = await sessionOf(running.app, name);
    const entry = await running.app.inject({ url: '/queues/queue/analysis', headers: { cookie } });
    expect(entry.headers.location).toBe('/queues/read-only/queue/analysis');
    const url = '/queues/read-only/api/queues?activeQueue=analysis';
    const { queues } = (await running.app.inject({ url, headers: { cookie } })).json();
    expect(queues).toHaveLength(3);
    expect(queues[0]).toMatchObject({ name: 'analysis', readOnlyMode: true, counts: { waiting: 1 } });

    for (const path of [pause, pause.replace('/queues/', '/queues/read-only/')]) {
      const response = await act(name, path, sameSite);
      expect(response.statusCode).toBe(403);
      expect(response.json()).toMatchObject({ error: { code: 'ROLE_FORBIDDEN' } });
    }
    expect(await running.queueSet.queues.analysis.isPaused()).toBe(false);
  });

  it.each(['operator', 'admin'])('lets an %s act, and records it', async (name) => {
    expect((await act(name, pause, sameSite)).statusCode).toBe(200);
    expect(await running.queueSet.queues.analysis.isPaused()).toBe(true);
    expect((await act(name, resume, sameHost)).statusCode).toBe(200);
    expect(await running.queueSet.queues.analysis.isPaused()).toBe(false);
    expect(running.log()).toContain(`"member":"${name}","method":"PUT"`);
  });

  it.each([
    {},
    { 'sec-fetch-site': 'cross-site' },
    { ...sameHost, 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
  ])('takes no action from another site: %j', async (headers) => {
    const response = await act('admin', pause, headers);
    expect(response.statusCode).toBe(403);
    expect(await running.queueSet.queues.analysis.isPaused()).toBe(false);
  });

  it('asks no other server for anything', async () => {
    const cookie = await sessionOf(running.app, 'admin');
    const { body, headers } = await running.app.inject({ url: '/queues', headers: { cookie } });
    expect(body).toContain('<div id="root">');
    expect(body).not.toMatch(/https?:\/\//);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });
});
