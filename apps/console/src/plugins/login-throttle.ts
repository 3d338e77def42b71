import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { limits } from '../limits.js';

declare module 'fastify' {
  interface FastifyInstance {
    loginThrottle: LoginThrottle;
  }
  interface FastifyRequest {
    attemptedName: string;
  }
}

export interface LoginThrottle {
  /**
   * Counts one attempt, before the password is looked at, so that many at once are counted as well.
   * @returns seconds to wait; 0 where the attempt may go on.
   */
  attempt(request: FastifyRequest, name: string): Promise<number>;
}

/** Counts in this process: there is one console, and a Redis that is down must not open or close its door. */
export const loginThrottle = fp(async (app) => {
  await app.register(rateLimit, { global: false });
  app.decorateRequest('attemptedName', '');
  const timeWindow = limits.attemptsWindowMs;
  const byAddress = app.createRateLimit({
    timeWindow,
    max: limits.attemptsPerAddress,
    keyGenerator: ({ ip }) => ip,
  });
  // By both, so that nobody can lock a member out from elsewhere.
  const byName = app.createRateLimit({
    timeWindow,
    max: limits.attemptsPerName,
    keyGenerator: ({ ip, attemptedName }) => `${ip} ${attemptedName}`,
  });

  app.decorate('loginThrottle', {
    attempt: async (request, name) => {
      request.attemptedName = name;
      const results = await Promise.all([byAddress(request), byName(request)]);
      return Math.max(
        ...results.map((result) => (!result.isAllowed && result.isExceeded ? result.ttlInSeconds : 0)),
      );
    },
  });
});
