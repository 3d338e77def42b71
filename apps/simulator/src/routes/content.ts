import type { FastifyPluginAsync } from 'fastify';
import { type Content, type ContentBook, newContent } from '../content-book.js';
import { pageOf } from '../page-of.js';
import { TwilioError } from '../twilio-error.js';

export interface ContentOptions {
  readonly accountSid: string;
  readonly contents: ContentBook;
}

/** https://www.twilio.com/docs/content/content-api-resources */
export const contentRoutes: FastifyPluginAsync<ContentOptions> = async (app, { accountSid, contents }) => {
  const toResource = ({ sid, createdAt, ...content }: Content) => ({
    account_sid: accountSid,
    sid,
    ...content,
    date_created: createdAt.toISOString(),
    date_updated: createdAt.toISOString(),
    variables: {},
    url: `https://content.twilio.com/v1/Content/${sid}`,
    links: {},
  });

  app.post('/v1/Content', async (request, reply) => {
    const parsed = newContent.safeParse(request.body);
    if (!parsed.success) throw new TwilioError(400, 20001, 'Invalid content');
    return reply.code(201).send(toResource(contents.add(parsed.data)));
  });

  app.get('/v1/Content', async (request) => {
    const { items, paging } = pageOf(contents.all().toReversed(), request.url);
    return {
      contents: items.map(toResource),
      meta: {
        key: 'contents',
        page: paging.page,
        page_size: paging.page_size,
        next_page_url: paging.next_page_uri && `https://content.twilio.com${paging.next_page_uri}`,
        previous_page_url: null,
      },
    };
  });
};
