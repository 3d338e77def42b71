import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { LineMessages } from '../line-messages.js';
import type { MessageBook } from '../message-book.js';
import { notFound, TwilioError } from '../twilio-error.js';

export interface TypingOptions {
  readonly book: MessageBook;
  readonly lineMessages: LineMessages;
}

const form = z.object({ channel: z.literal('whatsapp'), messageId: z.string() });

/** https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource */
export const typingRoute: FastifyPluginAsync<TypingOptions> = async (app, { book, lineMessages }) => {
  app.post('/v2/Indicators/Typing.json', async (request, reply) => {
    const parsed = form.safeParse(request.body);
    if (!parsed.success) throw new TwilioError(400, 20001, 'Invalid parameter');
    const message = book.message(parsed.data.messageId);
    if (message?.direction !== 'inbound' || message.erased) throw notFound(request.url);
    lineMessages.acknowledge(message);
    return reply.code(201).send({ success: true });
  });
};
