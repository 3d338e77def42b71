import { readFile } from 'node:fs/promises';
import { LunglineError } from '@lungline/errors';
import type { PictureLinks } from '@lungline/line';
import type { Store } from '@lungline/store';
import type { FastifyPluginAsync } from 'fastify';
import { errorResponses } from '../schemas/error-responses.js';

export interface MediaRouteOptions {
  readonly store: Pick<Store, 'picture'>;
  readonly pictureLinks: Pick<PictureLinks, 'verify'>;
  /** Files of drawings that ship with the product, by their ids: they are nobody's and do not expire. */
  readonly drawings: Readonly<Record<string, URL>>;
}

interface MediaRequest {
  Params: { readonly id: string };
  Querystring: { readonly expires?: unknown; readonly signature?: unknown };
}

/** GET /media/:id: a picture of where the model looked, or a drawing, for whoever holds a link that we signed, until it expires. */
export const mediaRoute: FastifyPluginAsync<MediaRouteOptions> = async (
  app,
  { store, pictureLinks, drawings },
) => {
  app.get<MediaRequest>(
    '/media/:id',
    {
      schema: {
        tags: ['pictures'],
        summary: 'A picture behind a signed link',
        params: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        querystring: {
          type: 'object',
          properties: { expires: { type: 'string' }, signature: { type: 'string' } },
          required: ['expires', 'signature'],
        },
        response: {
          200: {
            description: 'The picture.',
            content: { 'image/jpeg': { schema: { type: 'string', contentMediaType: 'image/jpeg' } } },
          },
          ...errorResponses(
            'REQUEST_INVALID',
            'LINK_INVALID',
            'LINK_EXPIRED',
            'INTERNAL',
            'STORE_UNAVAILABLE',
          ),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const verdict = pictureLinks.verify(id, request.query);
      if (verdict !== 'valid')
        throw new LunglineError(verdict === 'expired' ? 'LINK_EXPIRED' : 'LINK_INVALID');
      const drawing = Object.hasOwn(drawings, id) ? drawings[id] : undefined;
      const picture = drawing === undefined ? await store.picture(id) : await readFile(drawing);
      // Erased before its link expired.
      if (picture === null) throw new LunglineError('LINK_EXPIRED');
      return (
        reply
          .type('image/jpeg')
          .header('cache-control', 'no-store')
          // Whoever holds the link may show the picture, on a page of another origin as well.
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(picture)
      );
    },
  );
};
