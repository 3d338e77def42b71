import type { FastifyPluginAsync } from 'fastify';

/** GET /livez: the process runs and its event loop turns. */
export const livezRoute: FastifyPluginAsync = async (app) => {
  app.get('/livez', { logLevel: 'warn' }, async () => ({ status: 'alive' }));
};
