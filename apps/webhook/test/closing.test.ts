import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { fakePorts } from './fake-ports.js';

it('answers bytes that are no HTTP in the shape of every error', async () => {
  const app = await buildApp(fakePorts());
  const socket = connect(Number(new URL(await app.listen({ port: 0 })).port), '127.0.0.1');
  socket.end('HELLO\r\n\r\n');
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toContain('HTTP/1.1 400');
  expect(JSON.parse(body)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  await app.close();
});

it('does not keep a caller waiting who waits for a prediction when it closes', async () => {
  const arrivals = new EventEmitter();
  const arrived = once(arrivals, 'arrived');
  const waiter = {
    wait: async (_id: string, _ms: number, signal?: AbortSignal): Promise<never> => {
      arrivals.emit('arrived');
      if (signal !== undefined) await once(signal, 'abort');
      throw signal?.reason;
    },
  };
  const app = await buildApp(fakePorts({ waiter }));
  const response = app.inject({
    method: 'POST',
    url: '/imageurl',
    payload: { url: 'https://example.org/film.jpg' },
  });
  await arrived;
  await app.close();
  expect((await response).statusCode).toBe(503);
  expect((await response).json()).toMatchObject({ error: { code: 'PREDICTION_PENDING' } });
});
