import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { acts } from '../acts.js';
import { answerFault } from './fault-answers.js';

/** What people wrote is for those alone who answer it. Stands behind `membersOnly`. */
export const actorsOnly = fp(async (app) => {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) =>
    acts(request.member) ? undefined : answerFault(request, reply, 'ROLE_FORBIDDEN'),
  );
});
