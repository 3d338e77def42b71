import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { type QueueSet, queueNames } from '@lungline/queues';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { acts } from '../acts.js';
import { answerFault } from '../plugins/fault-answers.js';

const boardPath = '/queues';
const readOnlyPath = '/queues/read-only';

/** Bull Board styles its elements one by one; scripts stay as strict as everywhere. */
const boardPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ');

/** The board's page asks for a font of another company's server: the policy forbids it, so it is not asked for. */
const foreignLinks = /<link[^>]+href="https?:[^>]*>/g;

/**
 * Bull Board, twice: one with actions for operators and admins, one that only shows for everybody else. Its
 * read-only switch belongs to a queue and not to a person, hence the two.
 */
export const queueRoutes: FastifyPluginAsync<{ readonly queueSet: Pick<QueueSet, 'queues'> }> = async (
  app,
  { queueSet },
) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', boardPolicy);
  });
  app.addHook<unknown>('onSend', async (_request, reply, payload) =>
    typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')
      ? payload.replaceAll(foreignLinks, '')
      : payload,
  );

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const mayAct = acts(request.member);
      if (!mayAct && request.method === 'GET') {
        return reply.redirect(readOnlyPath + request.url.slice(boardPath.length));
      }
      if (!mayAct) return answerFault(request, reply, 'ROLE_FORBIDDEN');
      if (request.method !== 'GET' && !isSameOrigin(request)) {
        return answerFault(request, reply, 'FORM_EXPIRED');
      }
      if (request.method !== 'GET') recordAction(request);
    });
    await mountBoard(scope, queueSet, { path: boardPath, readOnlyMode: false });
  });
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'GET') return answerFault(request, reply, 'ROLE_FORBIDDEN');
    });
    await mountBoard(scope, queueSet, { path: readOnlyPath, readOnlyMode: true });
  });
};

interface BoardOptions {
  readonly path: string;
  readonly readOnlyMode: boolean;
}

async function mountBoard(
  scope: FastifyInstance,
  queueSet: Pick<QueueSet, 'queues'>,
  { path, readOnlyMode }: BoardOptions,
): Promise<void> {
  const serverAdapter = new FastifyAdapter().setBasePath(path);
  createBullBoard({
    queues: queueNames.map((name) => new BullMQAdapter(queueSet.queues[name], { readOnlyMode })),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: 'Lungline queues',
        boardLogo: { path: '/assets/icon.svg', width: 28, height: 28 },
        favIcon: { default: '/assets/icon.svg', alternative: '/assets/icon.svg' },
        miscLinks: [{ text: 'Overview', url: '/' }],
        hideDocsLink: true,
      },
    },
  });
  await scope.register(serverAdapter.registerPlugin(), { prefix: path });
}

/** Bull Board's calls carry no token: they are taken from its own page alone. */
function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}

function recordAction(request: FastifyRequest): void {
  request.log.info({
    event: 'queue.action',
    member: request.member?.name,
    method: request.method,
    route: request.routeOptions.url,
    parameters: request.params,
  });
}
