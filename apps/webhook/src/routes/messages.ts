import { parseInbound, type WebhookForm } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import type { Line } from '@lungline/line';
import type { FastifyPluginAsync } from 'fastify';
import { inboundFormSchema, webhookSchema } from '../schemas/webhook.js';
import { emptyTwiml, twimlType } from '../twiml.js';

export interface MessagesRouteOptions {
  readonly line: Pick<Line, 'receive'>;
}

/** POST /webhooks/twilio/messages: one message of a person. Answered once it is durable, whatever comes after. */
export const messagesRoute: FastifyPluginAsync<MessagesRouteOptions> = async (app, { line }) => {
  app.post<{ Body: WebhookForm }>(
    '/webhooks/twilio/messages',
    { schema: webhookSchema('A message came in', inboundFormSchema) },
    async (request, reply) => {
      const inbound = parseInbound(request.body);
      if (inbound.type === 'invalid') throw new LunglineError('REQUEST_INVALID', { detail: inbound.problem });
      const taking = await line.receive(inbound.value);
      request.log.info({ event: 'message.received', sid: inbound.value.sid, taking });
      return reply.type(twimlType).send(emptyTwiml);
    },
  );
};
