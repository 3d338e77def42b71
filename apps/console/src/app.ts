import { randomUUID } from 'node:crypto';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { ConsoleDeps } from './console-deps.js';
import { limits } from './limits.js';
import { faultAnswers } from './plugins/fault-answers.js';
import { loginThrottle } from './plugins/login-throttle.js';
import { memberSessions } from './plugins/member-sessions.js';
import { membersOnly } from './plugins/members-only.js';
import { securityHeaders } from './plugins/security-headers.js';
import { assetsRoute } from './routes/assets.js';
import { conversationRoutes } from './routes/conversations.js';
import { livezRoute } from './routes/livez.js';
import { loginRoutes } from './routes/login.js';
import { metricsRoute } from './routes/metrics.js';
import { overviewRoutes } from './routes/overview.js';
import { queueRoutes } from './routes/queues.js';
import { unmatchedRoutes } from './routes/unmatched.js';

/**
 * The pages of those who run the line. Everything but the login page, its style and /livez asks who is there.
 */
export async function buildConsole(deps: ConsoleDeps): Promise<FastifyInstance> {
  const nothing = () => undefined;
  // Fastify hands whole requests to its logger here and there; their headers hold cookies and passwords.
  const loggerInstance: FastifyBaseLogger = deps.log.child(
    {},
    { serializers: { req: nothing, res: nothing } },
  );
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    // A proxy on this machine tells whether the browser came over https, and from where.
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true },
  });

  await app.register(faultAnswers);
  await app.register(securityHeaders);
  await app.register(memberSessions, deps);
  await app.register(loginThrottle);

  await app.register(livezRoute);
  await app.register(assetsRoute);
  await app.register(loginRoutes, deps);
  await app.register(metricsRoute, deps);
  await app.register(async (members) => {
    await members.register(membersOnly);
    await members.register(overviewRoutes, deps);
    await members.register(conversationRoutes, deps);
    await members.register(unmatchedRoutes, deps);
    await members.register(queueRoutes, deps);
  });
  return app;
}
