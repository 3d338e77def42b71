import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Member } from '../credentials.js';
import { answerFault, wantsPage } from './fault-answers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set behind `membersOnly`. */
    member: Member | null;
  }
}

/** Lets members through and sends everybody else to the login page. */
export const membersOnly = fp(async (app) => {
  app.decorateRequest('member', null);
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    request.member = app.sessions.member(request);
    if (request.member !== null) return;
    const page = request.method === 'GET' && wantsPage(request);
    if (!page) return answerFault(request, reply, 'LOGIN_REQUIRED');
    return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`);
  });
});
