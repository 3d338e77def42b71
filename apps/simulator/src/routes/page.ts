import fastifyStatic from '@fastify/static';
import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync } from 'fastify';
import type { FilmShelf } from '../films.js';

export interface PageOptions {
  /** The built page. */
  readonly clientDir: string;
  readonly films: FilmShelf;
}

/** The chat page with its films, and a sign of life. */
export const pageRoutes: FastifyPluginAsync<PageOptions> = async (app, { clientDir, films }) => {
  app.get('/livez', async () => ({ status: 'ok' }));

  app.get<{ Params: { file: string } }>('/films/:file', async (request, reply) => {
    const bytes = films.read(request.params.file);
    if (bytes === undefined) throw new LunglineError('ROUTE_NOT_FOUND');
    return reply.type('image/jpeg').send(bytes);
  });

  await app.register(fastifyStatic, { root: clientDir });
};
