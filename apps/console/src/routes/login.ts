import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Credentials } from '../credentials.js';
import { loginPage } from '../pages/login-page.js';
import { duration } from '../quantities.js';

interface LoginForm {
  readonly name: string;
  readonly password: string;
  readonly next: string;
}

const loginForm = {
  type: 'object',
  required: ['name', 'password'],
  properties: {
    _csrf: { type: 'string', maxLength: 256 },
    name: { type: 'string', minLength: 1, maxLength: 64 },
    password: { type: 'string', minLength: 1, maxLength: 1024 },
    next: { type: 'string', maxLength: 2048, default: '/' },
  },
} as const;

const loginQuery = {
  type: 'object',
  properties: { next: { type: 'string', maxLength: 2048, default: '/' } },
} as const;

/** GET and POST /login, POST /logout. */
export const loginRoutes: FastifyPluginAsync<{ readonly credentials: Credentials }> = async (
  app,
  { credentials },
) => {
  await app.register(formbody);

  const show = (reply: FastifyReply, page: Omit<Parameters<typeof loginPage>[0], 'csrfToken'>) =>
    reply.type('text/html; charset=utf-8').send(loginPage({ ...page, csrfToken: reply.generateCsrf() }));

  app.get<{ Querystring: { next: string } }>(
    '/login',
    { schema: { querystring: loginQuery } },
    async (request, reply) => {
      const next = localPath(request.query.next);
      return app.sessions.member(request) === null ? show(reply, { next }) : reply.redirect(next);
    },
  );

  app.post<{ Body: LoginForm }>(
    '/login',
    { schema: { body: loginForm }, preHandler: app.csrfProtection },
    async (request, reply) => {
      const { name, password } = request.body;
      const next = localPath(request.body.next);
      const waitSeconds = await app.loginThrottle.attempt(request, name);
      if (waitSeconds > 0) {
        request.log.warn({ event: 'login.throttled' });
        reply.code(429).header('retry-after', waitSeconds);
        const problem = `Too many attempts. Try again in ${duration(waitSeconds * 1_000)}.`;
        return show(reply, { next, name, problem });
      }
      const member = await credentials.check(name, password);
      if (member === null) {
        request.log.warn({ event: 'login.refused' });
        return show(reply.code(401), { next, name, problem: 'Wrong name or password.' });
      }
      app.sessions.begin(request, member);
      request.log.info({ event: 'login.accepted', member: member.name, role: member.role });
      return reply.redirect(next, 303);
    },
  );

  app.post('/logout', { preHandler: app.csrfProtection }, async (request, reply) => {
    app.sessions.end(request);
    return reply.redirect('/login', 303);
  });
};

/** A path of this app and nothing else: browsers take `//host` and `/\host` for another site. */
function localPath(next: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/';
}
