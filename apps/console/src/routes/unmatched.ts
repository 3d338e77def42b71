import formbody from '@fastify/formbody';
import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync } from 'fastify';
import type { ConsoleDeps } from '../console-deps.js';
import { unmatchedPage } from '../pages/unmatched-page.js';
import { actorsOnly } from '../plugins/actors-only.js';

const shown = 500;

const params = {
  type: 'object',
  properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' } },
  required: ['id'],
} as const;

/** GET /unmatched: sentences that were not understood. POST /unmatched/:id/delete: one of them is dealt with. */
export const unmatchedRoutes: FastifyPluginAsync<Pick<ConsoleDeps, 'store'>> = async (app, { store }) => {
  await app.register(formbody);
  await app.register(actorsOnly);

  app.get('/unmatched', async (request, reply) => {
    if (request.member === null) throw new LunglineError('LOGIN_REQUIRED');
    const sentences = await store.unmatchedSentences(shown);
    const page = { member: request.member, csrfToken: reply.generateCsrf(), sentences };
    return reply.type('text/html; charset=utf-8').send(unmatchedPage(page));
  });

  app.post<{ Params: { readonly id: string } }>(
    '/unmatched/:id/delete',
    { schema: { params }, preHandler: app.csrfProtection },
    async (request, reply) => {
      await store.dropUnmatched(request.params.id);
      request.log.info({ event: 'unmatched.dropped', member: request.member?.name });
      return reply.redirect('/unmatched', 303);
    },
  );
};
