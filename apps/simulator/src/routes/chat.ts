import multipart from '@fastify/multipart';
import { LunglineError } from '@lungline/errors';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { NewMessage, Phone, SentMessages } from '../chat-api.js';
import type { EventBus } from '../event-bus.js';
import type { FilmShelf } from '../films.js';
import type { LineMessages } from '../line-messages.js';
import type { MessageBook } from '../message-book.js';
import type { PhoneBook } from '../phone-book.js';
import type { PhoneMessage, PhoneMessages } from '../phone-messages.js';

export interface ChatOptions {
  readonly phones: PhoneBook;
  readonly book: MessageBook;
  readonly phoneMessages: PhoneMessages;
  readonly lineMessages: LineMessages;
  readonly films: FilmShelf;
  readonly bus: EventBus;
}

/** Above what WhatsApp takes, so that the app can be tried with too much. */
const fileLimitBytes = 64 * 1024 * 1024;
const textLimit = 4_096;

const newPhone = z.strictObject({
  name: z.string().trim().min(1).max(64).optional(),
  number: z
    .string()
    .regex(/^\+[1-9]\d{5,14}$/)
    .optional(),
});

const newMessage: z.ZodType<NewMessage> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().max(textLimit),
    replyTo: z.string().exactOptional(),
  }),
  z.strictObject({ type: z.literal('button'), message: z.string(), button: z.string() }),
  z.strictObject({
    type: z.literal('film'),
    film: z.string(),
    text: z.string().max(textLimit).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);

/** What the chat page asks for: see chat-api.ts. */
export const chatRoutes: FastifyPluginAsync<ChatOptions> = async (app, options) => {
  const { phones, book, phoneMessages, lineMessages, films, bus } = options;
  await app.register(multipart, { limits: { fileSize: fileLimitBytes, files: 30, fields: 10 } });

  app.post('/phones', async (request, reply): Promise<Phone> => {
    const parsed = newPhone.safeParse(request.body ?? {});
    if (!parsed.success) throw invalid('a number has the form +15550100001');
    const { name, number } = parsed.data;
    const added = phones.add({
      ...(name === undefined ? {} : { name }),
      ...(number === undefined ? {} : { number }),
    });
    if (added.type === 'refused') throw invalid(added.problem);
    bus.publish({ type: 'phone', phone: added.phone });
    reply.code(201);
    return added.phone;
  });

  app.post('/phones/:phone/messages', async (request, reply): Promise<SentMessages> => {
    const phone = findPhone(request);
    const messages = request.isMultipart() ? await readAlbum(request) : [readMessage(request.body)];
    reply.code(201);
    return { messages: phoneMessages.send(phone, messages) };
  });

  app.post('/phones/:phone/read', async (request, reply) => {
    await lineMessages.markRead(findPhone(request).id);
    return reply.code(204).send();
  });

  app.post<{ Params: { sid: string } }>('/messages/:sid/redeliver', async (request, reply) => {
    if (!phoneMessages.redeliver(request.params.sid)) throw new LunglineError('ROUTE_NOT_FOUND');
    return reply.code(202).send();
  });

  app.get<{ Params: { sid: string } }>('/media/:sid', async (request, reply) => {
    const media = book.media(request.params.sid);
    if (media === undefined) throw new LunglineError('ROUTE_NOT_FOUND');
    const showable = /^(image\/(jpeg|png|webp|gif)|video\/|audio\/)/.test(media.contentType);
    // Whatever somebody sent must not run as a page of this origin.
    reply.header('content-security-policy', "sandbox; default-src 'none'");
    if (!showable) reply.header('content-disposition', 'attachment');
    return reply.type(showable ? media.contentType : 'application/octet-stream').send(media.bytes);
  });

  const findPhone = (request: FastifyRequest): Phone => {
    const phone = phones.phone((request.params as { readonly phone: string }).phone);
    if (phone === undefined) throw new LunglineError('ROUTE_NOT_FOUND', { detail: 'no such phone' });
    return phone;
  };

  const readMessage = (body: unknown): PhoneMessage => {
    const parsed = newMessage.safeParse(body);
    if (!parsed.success) throw invalid('see chat-api.ts for the shapes of a message');
    const message = parsed.data;
    switch (message.type) {
      case 'text': {
        const { text, replyTo } = message;
        if (replyTo !== undefined && book.message(replyTo) === undefined) throw invalid('nothing to quote');
        return { text, ...(replyTo === undefined ? {} : { replyTo }) };
      }
      case 'location': {
        const { latitude, longitude } = message;
        return { text: '', location: { latitude, longitude } };
      }
      case 'film': {
        const bytes = films.read(message.film);
        if (bytes === undefined) throw invalid('there is no such film');
        return { text: message.text ?? '', media: { contentType: 'image/jpeg', bytes } };
      }
      case 'button': {
        const asked = book.message(message.message);
        const button = asked?.buttons.find(({ id }) => id === message.button);
        if (asked === undefined || button === undefined) throw invalid('there is no such button');
        const from = asked.listButton === undefined ? 'buttons' : 'list';
        return { text: button.title, button: { ...button, from }, replyTo: asked.sid };
      }
    }
  };
};

/** Each file becomes a message of its own, with the caption on the first. */
async function readAlbum(request: FastifyRequest): Promise<readonly PhoneMessage[]> {
  const media: { readonly contentType: string; readonly bytes: Buffer }[] = [];
  let caption = '';
  let sticker = false;
  for await (const part of request.parts()) {
    if (part.type === 'file') media.push({ contentType: part.mimetype, bytes: await part.toBuffer() });
    else if (part.fieldname === 'text') caption = String(part.value).slice(0, textLimit);
    else if (part.fieldname === 'sticker') sticker = true;
  }
  if (media.length === 0) throw invalid('there is no file');
  return media.map((item, index) => ({
    text: index === 0 ? caption : '',
    media: item,
    ...(sticker ? { sticker } : {}),
  }));
}

function invalid(detail: string): LunglineError {
  return new LunglineError('REQUEST_INVALID', { detail });
}
