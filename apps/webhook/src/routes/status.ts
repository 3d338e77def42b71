import { parseStatus, type WebhookForm } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import type { Store } from '@lungline/store';
import type { FastifyPluginAsync } from 'fastify';
import { statusFormSchema, webhookSchema } from '../schemas/webhook.js';
import { emptyTwiml, twimlType } from '../twiml.js';

export interface StatusRouteOptions {
  readonly store: Pick<Store, 'reportDelivery'>;
}

/** POST /webhooks/twilio/status: how far one of our replies got. Reports come late, twice and in any order. */
export const statusRoute: FastifyPluginAsync<StatusRouteOptions> = async (app, { store }) => {
  app.post<{ Body: WebhookForm }>(
    '/webhooks/twilio/status',
    { schema: webhookSchema('The delivery of a reply changed', statusFormSchema) },
    async (request, reply) => {
      const report = parseStatus(request.body);
      if (report.type === 'invalid') throw new LunglineError('REQUEST_INVALID', { detail: report.problem });
      const { sid, status, providerCode } = report.value;
      // That Twilio has it queued is known from its answer when it was sent.
      if (status !== 'queued') {
        const known = await store.reportDelivery(
          sid,
          status === 'undelivered' ? 'failed' : status,
          providerCode,
        );
        request.log.info({ event: 'delivery.reported', sid, status, known, providerCode });
      }
      return reply.type(twimlType).send(emptyTwiml);
    },
  );
};
