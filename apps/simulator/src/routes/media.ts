import type { FastifyPluginAsync } from 'fastify';
import type { Media } from '../message.js';
import type { MessageBook } from '../message-book.js';
import { toMediaResource } from '../message-resource.js';
import { pageOf } from '../page-of.js';
import { notFound } from '../twilio-error.js';

export interface MediaOptions {
  readonly accountSid: string;
  readonly book: MessageBook;
  /** Where the bytes are, for a caller who knows this machine by that name. */
  readonly mediaAddress: (media: Media, hostname: string) => string;
}

interface Params {
  readonly sid: string;
  readonly media: string;
}

const message = ':sid(^(?:SM|MM)[0-9a-f]{32})';
const media = ':media(^ME[0-9a-f]{32})';

/** https://www.twilio.com/docs/messaging/api/media-resource */
export const mediaRoutes: FastifyPluginAsync<MediaOptions> = async (
  app,
  { accountSid, book, mediaAddress },
) => {
  const find = (params: unknown, path: string): Media => {
    const { sid, media } = params as Params;
    const found = book.media(media);
    if (found === undefined || found.erased || found.message !== sid) throw notFound(path);
    return found;
  };

  app.get(`/Messages/${message}/Media.json`, async (request) => {
    const parent = book.message((request.params as Params).sid);
    if (parent === undefined || parent.erased) throw notFound(request.url);
    const { items, paging } = pageOf(
      parent.media.filter((item) => !item.erased),
      request.url,
    );
    return { media_list: items.map((item) => toMediaResource(accountSid, item)), ...paging };
  });

  app.get(`/Messages/${message}/Media/${media}.json`, async (request) =>
    toMediaResource(accountSid, find(request.params, request.url)),
  );

  app.get(`/Messages/${message}/Media/${media}`, async (request, reply) =>
    reply.redirect(mediaAddress(find(request.params, request.url), request.hostname), 307),
  );

  app.delete(`/Messages/${message}/Media/${media}.json`, async (request, reply) => {
    find(request.params, request.url).erased = true;
    return reply.code(204).send();
  });
};
