import type { FastifyPluginAsync } from 'fastify';
import type { Registry } from 'prom-client';
import { errorResponses } from '../schemas/error-responses.js';
import { freeOrKey } from '../schemas/free-or-key.js';

/** GET /internal/metrics: this process's counters for Prometheus, to known callers alone. */
export const metricsRoute: FastifyPluginAsync<{ readonly metrics: Registry }> = async (app, { metrics }) => {
  app.get(
    '/internal/metrics',
    {
      logLevel: 'warn',
      schema: {
        tags: ['health'],
        summary: 'Counters and times for Prometheus',
        security: freeOrKey,
        response: {
          200: {
            description: 'Metrics in the text format.',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          ...errorResponses('API_KEY_REQUIRED', 'RATE_LIMITED'),
        },
      },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()),
  );
};
