import type { FastifyPluginAsync } from 'fastify';

/** GET /livez: the process runs and its event loop turns. It asks nothing else, or a restart would follow Redis' faults. */
export const livezRoute: FastifyPluginAsync = async (app) => {
  app.get(
    '/livez',
    {
      logLevel: 'warn',
      schema: {
        tags: ['health'],
        summary: 'Is the process alive?',
        response: {
          200: {
            description: 'It is.',
            type: 'object',
            required: ['status'],
            properties: { status: { type: 'string', const: 'alive' } },
          },
        },
      },
    },
    async () => ({ status: 'alive' }),
  );
};
