import { LunglineError } from '@lungline/errors';
import fp from 'fastify-plugin';

/** Keeps other sites, open in the same browser, from chatting: browsers name the origin of what changes something. */
export const sameOrigin = fp(async (app) => {
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers;
    if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
    throw new LunglineError('REQUEST_INVALID', { detail: 'it comes from another site' });
  });
});
