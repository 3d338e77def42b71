import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ContentBook } from '../content-book.js';
import { readNewMessage } from '../create-message.js';
import { sendDisturbed } from '../disturbed-answer.js';
import type { EventBus } from '../event-bus.js';
import type { Faults } from '../faults.js';
import type { LineMessages } from '../line-messages.js';
import type { Message } from '../message.js';
import type { MessageBook } from '../message-book.js';
import { toMessageResource } from '../message-resource.js';
import { pageOf } from '../page-of.js';
import { notFound, TwilioError } from '../twilio-error.js';

export interface MessagesOptions {
  readonly accountSid: string;
  readonly line: string;
  readonly book: MessageBook;
  readonly contents: ContentBook;
  readonly lineMessages: LineMessages;
  readonly faults: Faults;
  readonly bus: EventBus;
  readonly now: () => Date;
  /** For how long after a message came or went Twilio does not let it be deleted. */
  readonly deletionHoldMs: () => number;
}

const sid = ':sid(^(?:SM|MM)[0-9a-f]{32})';

const filters = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  DateSent: z.coerce.date().optional(),
  'DateSent<': z.coerce.date().optional(),
  'DateSent>': z.coerce.date().optional(),
});

/** https://www.twilio.com/docs/messaging/api/message-resource */
export const messageRoutes: FastifyPluginAsync<MessagesOptions> = async (app, options) => {
  const { accountSid, line, book, contents, lineMessages, faults, bus, now, deletionHoldMs } = options;

  const find = (params: unknown, path: string): Message => {
    const message = book.message((params as { readonly sid: string }).sid);
    if (message === undefined || message.erased) throw notFound(path);
    return message;
  };

  app.post('/Messages.json', async (request, reply) => {
    const fault = faults.strike('creates');
    if (fault?.type === 'refuse') throw new TwilioError(fault.status, fault.code, fault.message);
    const accept = () =>
      toMessageResource(accountSid, lineMessages.accept(readNewMessage(request.body, line, contents)));
    if (fault !== undefined) return sendDisturbed(fault.type, reply, accept);
    return reply.code(201).send(accept());
  });

  app.get('/Messages.json', async (request) => {
    const wanted = filters.safeParse(request.query);
    if (!wanted.success) throw new TwilioError(400, 20001, 'Invalid filter');
    const found = book.all().filter((message) => !message.erased && matches(message, wanted.data));
    const { items, paging } = pageOf(found.toReversed(), request.url);
    return { messages: items.map((message) => toMessageResource(accountSid, message)), ...paging };
  });

  app.get(`/Messages/${sid}.json`, async (request) =>
    toMessageResource(accountSid, find(request.params, request.url)),
  );

  app.delete(`/Messages/${sid}.json`, async (request, reply) => {
    const message = find(request.params, request.url);
    if (now().getTime() - message.updatedAt.getTime() < deletionHoldMs()) {
      throw new TwilioError(409, 20009, 'Cannot delete this resource before it is completed');
    }
    message.erased = true;
    for (const media of message.media) media.erased = true;
    bus.publish({ type: 'deleted', sid: message.sid });
    return reply.code(204).send();
  });
};

function matches(message: Message, wanted: z.output<typeof filters>): boolean {
  if (wanted.To !== undefined && message.to !== wanted.To) return false;
  if (wanted.From !== undefined && message.from !== wanted.From) return false;
  const { DateSent: on, 'DateSent<': before, 'DateSent>': after } = wanted;
  if (on === undefined && before === undefined && after === undefined) return true;
  const { sentAt } = message;
  if (sentAt === null) return false;
  if (on !== undefined && sentAt.toISOString().slice(0, 10) !== on.toISOString().slice(0, 10)) return false;
  return (before === undefined || sentAt <= before) && (after === undefined || sentAt >= after);
}
