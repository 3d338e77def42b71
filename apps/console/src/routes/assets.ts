import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The style sheet, the script and the icon of the pages; the login page needs them too. */
export const assetsRoute: FastifyPluginAsync = async (app) => {
  await app.register(fastifyStatic, {
    root: fileURLToPath(new URL('../../public/', import.meta.url)),
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (response) => response.header('cache-control', 'no-cache'),
    decorateReply: false,
  });
};
