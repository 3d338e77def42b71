import { createHmac, randomBytes } from 'node:crypto';
import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Credentials } from '../credentials.js';
import { collectOverview, type OverviewSources } from '../overview.js';
import { createOverviewGauges } from '../overview-gauges.js';
import { answerFault } from '../plugins/fault-answers.js';

interface MetricsOptions extends OverviewSources {
  readonly metrics: Registry;
  readonly credentials: Credentials;
}

/** GET /metrics for Prometheus, which logs in with HTTP basic authentication; members see it with their session. */
export const metricsRoute: FastifyPluginAsync<MetricsOptions> = async (app, options) => {
  const { metrics, credentials } = options;
  const gauges = createOverviewGauges(metrics);
  /** Keyed hashes of headers that were right once: scrypt four times a minute would be work for nothing. */
  const accepted = new Set<string>();
  const key = randomBytes(32);

  const authenticate = async (request: FastifyRequest, reply: FastifyReply) => {
    if (app.sessions.member(request) !== null) return;
    const header = request.headers.authorization ?? '';
    const digest = createHmac('sha256', key).update(header).digest('base64url');
    if (accepted.has(digest)) return;
    const [name, password] = basicCredentials(header);
    if (name !== '' && password !== '') {
      const waitSeconds = await app.loginThrottle.attempt(request, name);
      if (waitSeconds > 0) {
        return answerFault(request, reply.header('retry-after', waitSeconds), 'RATE_LIMITED');
      }
      if ((await credentials.check(name, password)) !== null) {
        accepted.add(digest);
        return;
      }
      request.log.warn({ event: 'login.refused' });
    }
    reply.header('www-authenticate', 'Basic realm="Lungline metrics", charset="UTF-8"');
    return answerFault(request, reply, 'LOGIN_REQUIRED');
  };

  app.get('/metrics', { onRequest: authenticate, logLevel: 'warn' }, async (request, reply) => {
    const overview = await collectOverview(options).catch((error: unknown) => {
      if (!(error instanceof LunglineError)) throw error;
      request.log.warn({ event: 'metrics.redis_unavailable', err: error });
      return null;
    });
    gauges.set(overview);
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
};

/** Name and password of an Authorization header (RFC 7617); empty strings where it holds none. */
function basicCredentials(header: string): readonly [name: string, password: string] {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,2048})$/i.exec(header)?.[1] ?? '';
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? ['', ''] : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}
