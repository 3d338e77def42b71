import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync } from 'fastify';
import { type Faults, faultPlan } from '../faults.js';

/** Faults on request: `POST` adds some, `GET` shows those to come, `DELETE` takes them back. */
export const faultRoutes: FastifyPluginAsync<{ readonly faults: Faults }> = async (app, { faults }) => {
  app.get('/faults', async () => faults.pending());

  app.post('/faults', async (request) => {
    const parsed = faultPlan.safeParse(request.body);
    if (!parsed.success) {
      const places = parsed.error.issues.map(({ path }) => path.join('.'));
      throw new LunglineError('REQUEST_INVALID', { detail: `see faults.ts; wrong: ${places.join(', ')}` });
    }
    faults.add(parsed.data);
    return faults.pending();
  });

  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
};
