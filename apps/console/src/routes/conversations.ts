import formbody from '@fastify/formbody';
import { LunglineError } from '@lungline/errors';
import type { OperatorAct } from '@lungline/line';
import type { SenderKey } from '@lungline/store';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleDeps } from '../console-deps.js';
import { conversationFragment, conversationPage } from '../pages/conversation-page.js';
import { conversationsFragment, conversationsPage } from '../pages/conversations-page.js';
import { actorsOnly } from '../plugins/actors-only.js';

type Options = Pick<ConsoleDeps, 'store' | 'line' | 'newId' | 'clock'>;

interface OneConversation {
  Params: { readonly sender: string };
}

const textLimit = 4_096;

const params = {
  type: 'object',
  properties: { sender: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' } },
  required: ['sender'],
} as const;

/** `act` is made with the page, so that a form that is sent twice acts once. */
const actForm = {
  type: 'object',
  required: ['act'],
  properties: {
    _csrf: { type: 'string', maxLength: 256 },
    act: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    text: { type: 'string', minLength: 1, maxLength: textLimit },
  },
} as const;

/**
 * GET /conversations: those that call for a human. GET /conversations/:sender: one of them, with what was said since.
 * POST /conversations/:sender/take, /say and /release: a member takes it over, writes, and hands it back.
 */
export const conversationRoutes: FastifyPluginAsync<Options> = async (app, { store, line, newId, clock }) => {
  await app.register(formbody);
  await app.register(actorsOnly);

  const send = (reply: FastifyReply, page: string) => reply.type('text/html; charset=utf-8').send(page);
  const senderOf = (request: FastifyRequest) =>
    (request.params as OneConversation['Params']).sender as SenderKey;
  const session = (request: FastifyRequest, reply: FastifyReply) => {
    if (request.member === null) throw new LunglineError('LOGIN_REQUIRED');
    return { member: request.member, csrfToken: reply.generateCsrf() };
  };

  app.get('/conversations', async (request, reply) => {
    const handovers = await store.handovers();
    return send(reply, conversationsPage({ ...session(request, reply), handovers, now: clock() }));
  });

  app.get('/conversations/list', { logLevel: 'warn' }, async (_, reply) =>
    send(reply, conversationsFragment(await store.handovers(), clock()).markup),
  );

  app.get<OneConversation & { Querystring: { unsent?: string } }>(
    '/conversations/:sender',
    { schema: { params } },
    async (request, reply) => {
      const sender = senderOf(request);
      const handover = await store.handover(sender);
      const unsent = request.query.unsent !== undefined;
      const page = { ...session(request, reply), sender, handover, unsent, act: newId(), now: clock() };
      return send(reply, conversationPage(page));
    },
  );

  app.get<OneConversation>(
    '/conversations/:sender/messages',
    { schema: { params }, logLevel: 'warn' },
    async (request, reply) =>
      send(reply, conversationFragment(await store.handover(senderOf(request)), clock()).markup),
  );

  const act = async (request: FastifyRequest, reply: FastifyReply, event: OperatorAct['event']) => {
    const sender = senderOf(request);
    const { act: id } = request.body as { readonly act: string };
    const by = request.member?.name ?? '';
    const outcome = await line.operate({ id: `operator-${id}`, sender, by, event });
    request.log.info({ event: 'conversation.operated', member: by, action: event.action, outcome });
    if (outcome === 'unsent') return reply.redirect(`/conversations/${sender}?unsent=1`, 303);
    const gone = outcome === 'unknown' || event.action === 'release';
    return reply.redirect(gone ? '/conversations' : `/conversations/${sender}`, 303);
  };

  const acting = { schema: { params, body: actForm }, preHandler: app.csrfProtection };
  app.post('/conversations/:sender/take', acting, (request, reply) =>
    act(request, reply, { type: 'operator', action: 'take' }),
  );
  app.post('/conversations/:sender/release', acting, (request, reply) =>
    act(request, reply, { type: 'operator', action: 'release' }),
  );
  app.post('/conversations/:sender/say', acting, (request, reply) => {
    const { text = '' } = request.body as { readonly text?: string };
    if (text.trim() === '') throw new LunglineError('REQUEST_INVALID');
    return act(request, reply, { type: 'operator', action: 'say', text: text.trim() });
  });
};
