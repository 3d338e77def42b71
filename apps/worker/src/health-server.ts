import type { Listen } from '@lungline/config';
import { errorEntry } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

export interface HealthServerDeps {
  readonly registry: Registry;
  /** Resolves where the worker can take jobs; what it rejects with is logged. */
  readonly checkReady: () => Promise<void>;
  readonly log: Logger;
}

/** `/livez`, `/readyz` and `/metrics`, for the inside of the network only. */
export function buildHealthServer({ registry, checkReady, log }: HealthServerDeps): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  let ready = true;

  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    try {
      await checkReady();
      if (!ready) log.info({ event: 'worker.ready_again' });
      ready = true;
      return { status: 'ok' };
    } catch (error) {
      if (ready) log.warn({ event: 'worker.not_ready', err: error });
      ready = false;
      const { status, summary } = errorEntry('STORE_UNAVAILABLE');
      reply.code(status);
      return { error: { code: 'STORE_UNAVAILABLE', message: summary, requestId: request.id } };
    }
  });
  app.get('/metrics', async (_, reply) => {
    reply.type(registry.contentType);
    return await registry.metrics();
  });
  return app;
}

/**
 * Listens where the configuration says or, where another worker of this machine has that port already, on any free
 * one: a second worker must still run.
 *
 * @returns the address.
 */
export async function listenSomewhere(
  app: FastifyInstance,
  { host, port }: Listen,
  log: Logger,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const address = await app.listen({ host, port: 0 });
    log.warn({ event: 'health.port_taken', port, listening: address });
    return address;
  }
}
