import { errorTable } from '@lungline/errors';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edgeOnRedis } from '../edge-on-redis.js';
import { fakePorts } from '../fake-ports.js';
import { type HostileRequest, hostileRequests, marks, type Operation } from './requests.js';

/** `pnpm fuzz [requests] [seed]` at the root runs many more than the tests do. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** Each key has a budget a minute: so many that hardly a request meets the end of one. */
const KEYS = Array.from({ length: 400 }, (_, i) => `key-${i}`.padEnd(32, 'k'));

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>>;
}

it(`answers ${REQUESTS} requests made from the document (seed ${SEED}) as documented, and tells of nobody`, async () => {
  // Messages go all the way into the dialogue and Redis; a worker that answers at once stands behind the predictions.
  const { producer, waiter, pictureLinks, readiness } = fakePorts();
  const { app, lines, close } = await edgeOnRedis({
    apiKeys: KEYS,
    producer,
    waiter,
    pictureLinks,
    readiness,
  });
  const { paths }: Document = (await app.inject('/openapi.json')).json();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, rest]) => ({ method: method.toUpperCase(), path, ...rest })),
  );
  const statuses = new Map<string, number>();
  let taken = 0;

  const answersWell = async (request: HostileRequest) => {
    const { operation, method, url, headers, payload, forged } = request;
    const response = await app.inject({ method: method as 'GET', url, headers, payload });
    const { statusCode: status } = response;
    count(statuses, `${operation.path} ${status}`);
    expect(status).toBeLessThan(500);
    if (forged) expect(status).toBeGreaterThanOrEqual(400);
    if (status >= 400 && method !== 'HEAD') {
      const { error } = response.json();
      expect(errorTable).toHaveProperty(error.code);
      const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/, '[^/]*')}$`);
      const here = pattern.test(new URL(url, 'http://a').pathname) && method === operation.method;
      if (here) expect(Object.keys(operation.responses)).toContain(String(status));
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const logged = lines.splice(0).join('');
    for (const mark of marks) expect(logged).not.toContain(mark);
    if (logged.includes('"taking":"taken"')) taken++;
  };

  await fc.assert(fc.asyncProperty(hostileRequests(operations, KEYS), answersWell), {
    numRuns: REQUESTS,
    seed: SEED,
    endOnFailure: true,
  });
  expect((await app.inject('/livez')).statusCode).toBe(200);
  await close();

  const answered = (status: string) =>
    [...statuses].filter(([key]) => key.endsWith(` ${status}`)).reduce((sum, [, n]) => sum + n, 0);
  // Or nothing but the door would have been tried.
  expect(answered('200')).toBeGreaterThan(REQUESTS / 20);
  expect(taken).toBeGreaterThan(REQUESTS / 100);
  if (process.env['FUZZ_REQUESTS'] !== undefined)
    process.stdout.write(`${table(statuses)}\n${taken} messages taken into conversations.\n`);
}, 3_600_000);

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function table(statuses: ReadonlyMap<string, number>): string {
  const codes = [...new Set([...statuses.keys()].map((key) => key.split(' ')[1] ?? ''))].sort();
  const paths = [...new Set([...statuses.keys()].map((key) => key.split(' ')[0] ?? ''))];
  const rows = paths.map((path) => [path, ...codes.map((code) => statuses.get(`${path} ${code}`) ?? 0)]);
  const lines = [['made for', ...codes], ['---', ...codes.map(() => '---')], ...rows];
  return `\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
