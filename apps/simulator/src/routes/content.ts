import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Content, type ContentBook, newContent } from '../content-book.js';
import { pageOf } from '../page-of.js';
import { notFound, TwilioError } from '../twilio-error.js';

export interface ContentOptions {
  readonly accountSid: string;
  readonly contents: ContentBook;
}

const sid = ':sid(^HX[0-9a-f]{32})';

const approvalRequest = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  category: z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']),
});

/** https://www.twilio.com/docs/content/content-api-resources */
export const contentRoutes: FastifyPluginAsync<ContentOptions> = async (app, { accountSid, contents }) => {
  const toResource = ({ sid, createdAt, approval: _, ...content }: Content) => ({
    account_sid: accountSid,
    sid,
    ...content,
    date_created: createdAt.toISOString(),
    date_updated: createdAt.toISOString(),
    url: `https://content.twilio.com/v1/Content/${sid}`,
    links: {},
  });

  app.post('/v1/Content', async (request, reply) => {
    const parsed = newContent.safeParse(request.body);
    if (!parsed.success) throw new TwilioError(400, 20001, 'Invalid content');
    return reply.code(201).send(toResource(contents.add(parsed.data)));
  });

  const find = (request: FastifyRequest): Content => {
    const content = contents.content((request.params as { readonly sid: string }).sid);
    if (content === undefined) throw notFound(request.url);
    return content;
  };

  app.get(`/v1/Content/${sid}`, async (request) => toResource(find(request)));

  app.delete(`/v1/Content/${sid}`, async (request, reply) => {
    contents.remove(find(request).sid);
    return reply.code(204).send();
  });

  app.post(`/v1/Content/${sid}/ApprovalRequests/whatsapp`, async (request, reply) => {
    const content = find(request);
    const parsed = approvalRequest.safeParse(request.body);
    if (!parsed.success) throw new TwilioError(400, 20001, 'Invalid approval request');
    if ('twilio/list-picker' in content.types) {
      throw new TwilioError(400, 20001, 'List pickers are not submitted for approval');
    }
    content.approval = { ...parsed.data, status: 'received' };
    return reply.code(201).send(approvalResource(content));
  });

  app.get(`/v1/Content/${sid}/ApprovalRequests`, async (request) => {
    const content = find(request);
    if (content.approval !== undefined) content.approval.status = 'approved';
    return {
      sid: content.sid,
      account_sid: accountSid,
      url: `https://content.twilio.com/v1/Content/${content.sid}/ApprovalRequests`,
      whatsapp: approvalResource(content),
    };
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

function approvalResource({ types, approval }: Content) {
  return {
    type: 'whatsapp',
    name: approval?.name ?? '',
    category: approval?.category ?? '',
    content_type: Object.keys(types)[0],
    status: approval?.status ?? 'unsubmitted',
    rejection_reason: '',
    allow_category_change: true,
  };
}
