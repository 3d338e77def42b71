import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { collectOverview, type Overview, type OverviewSources } from '../overview.js';
import { overviewFragment, overviewPage } from '../pages/overview-page.js';

/** GET / and GET /overview, the part of it that the page draws again and again. */
export const overviewRoutes: FastifyPluginAsync<OverviewSources> = async (app, sources) => {
  const look = async (request: FastifyRequest): Promise<Overview | null> => {
    try {
      return await collectOverview(sources);
    } catch (error) {
      if (!(error instanceof LunglineError) || error.code !== 'STORE_UNAVAILABLE') throw error;
      request.log.warn({ event: 'overview.unavailable', err: error });
      return null;
    }
  };

  app.get('/', async (request, reply) => {
    if (request.member === null) throw new LunglineError('LOGIN_REQUIRED');
    const page = { member: request.member, csrfToken: reply.generateCsrf(), overview: await look(request) };
    return reply.type('text/html; charset=utf-8').send(overviewPage(page));
  });

  app.get('/overview', { logLevel: 'warn' }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(overviewFragment(await look(request)).markup),
  );
};
