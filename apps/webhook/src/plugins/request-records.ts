import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Histogram, type Registry } from 'prom-client';

/**
 * One log line and one observation a request. The route's pattern stands for its address: ids, queries and headers
 * of a request may lead to a person.
 */
export const requestRecords = fp<{ readonly metrics: Registry }>(async (app, { metrics }) => {
  const seconds = new Histogram({
    name: 'lungline_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
    registers: [metrics],
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const { method } = request;
    const status = reply.statusCode;
    seconds.observe({ method, route, status }, reply.elapsedTime / 1000);
    request.log.info({ event: 'request.answered', method, route, status, ms: Math.round(reply.elapsedTime) });
  });
});

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
