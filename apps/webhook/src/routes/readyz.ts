import type { FastifyPluginAsync } from 'fastify';
import { limits } from '../limits.js';

const checks = ['redis', 'queue', 'model'] as const;
type Check = (typeof checks)[number];

/** What must hold before messages are welcome. A probe that throws, says false or takes too long has failed. */
export type ReadinessProbes = Readonly<Record<Check, () => Promise<boolean>>>;

const checkSchema = { type: 'string', enum: ['ok', 'failed'] };
const readinessSchema = (status: string) => ({
  type: 'object',
  required: ['status', 'checks'],
  properties: {
    status: { type: 'string', const: status },
    checks: {
      type: 'object',
      required: [...checks],
      properties: { redis: checkSchema, queue: checkSchema, model: checkSchema },
    },
  },
});

/** GET /readyz: can a message be taken in and answered? Says which check failed and nothing of why. */
export const readyzRoute: FastifyPluginAsync<{ readonly readiness: ReadinessProbes }> = async (
  app,
  { readiness },
) => {
  let lastStatus = '';
  app.get(
    '/readyz',
    {
      logLevel: 'warn',
      schema: {
        tags: ['health'],
        summary: 'Can a message be taken in and answered?',
        description: '`redis` answers, the `queue` can be reached, a worker with a `model` is alive.',
        response: {
          200: { description: 'Yes.', content: { 'application/json': { schema: readinessSchema('ready') } } },
          503: {
            description: 'No.',
            content: { 'application/json': { schema: readinessSchema('unready') } },
          },
        },
      },
    },
    async (_request, reply) => {
      const results = await Promise.all(
        checks.map(async (check) => [check, await passes(readiness[check])] as const),
      );
      const ready = results.every(([, passed]) => passed);
      const status = ready ? 'ready' : 'unready';
      const report = Object.fromEntries(results.map(([check, passed]) => [check, passed ? 'ok' : 'failed']));
      if (status !== lastStatus) app.log.info({ event: 'app.readiness', status, ...report });
      lastStatus = status;
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status, checks: report });
    },
  );
};

async function passes(probe: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limits.readinessMs);
  });
  try {
    return await Promise.race([probe(), timeUp]);
  } catch {
    // A probe that throws is the answer itself; the adapters log their own faults.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
