import rateLimit from '@fastify/rate-limit';
import { LunglineError } from '@lungline/errors';
import fp from 'fastify-plugin';
import { limits } from '../limits.js';

/**
 * A budget a minute for each caller of the REST API, counted in this process. Twilio's webhooks have none: a message
 * that is refused is a message that may be lost.
 */
export const restRateLimit = fp(async (app) => {
  await app.register(rateLimit, {
    max: limits.restRequestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.caller,
    errorResponseBuilder: () => new LunglineError('RATE_LIMITED'),
  });
});
