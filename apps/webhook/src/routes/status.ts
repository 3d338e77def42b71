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
  app.post<{ Body: WebhookForm; Querystring: { readonly reply?: unknown } }>(
    '/webhooks/twilio/status',
    { schema: webhookSchema('The delivery of a reply changed', statusFormSchema) },
    async (request, response) => {
      const report = parseStatus(request.body);
      if (report.type === 'invalid') throw new LunglineError('REQUEST_INVALID', { detail: report.problem });
      const { sid, status, providerCode } = report.value;
      // Each send names its reply in the address that it wants to be told at; the signature covers it.
      const { reply } = request.query;
      const replyId = typeof reply === 'string' ? { replyId: reply } : {};
      // That Twilio has it queued is news only where its answer to the request was lost.
      if (status !== 'queued' || 'replyId' in replyId) {
        const known = await store.reportDelivery({
          sid,
          status: status === 'undelivered' ? 'failed' : status,
          ...(providerCode === undefined ? {} : { providerCode }),
          ...replyId,
        });
        request.log.info({ event: 'delivery.reported', sid, status, known, providerCode });
      }
      return response.type(twimlType).send(emptyTwiml);
    },
  );
};
