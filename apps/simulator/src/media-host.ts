import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import type { Faults } from './faults.js';
import type { Media } from './message.js';
import type { MessageBook } from './message-book.js';

/** For how long a signed address works. */
const linkMs = 4 * 60 * 60 * 1000;

/** Where the bytes of media are: another origin than the API, as at Twilio. Addresses are signed and expire. */
export interface MediaHost {
  readonly app: FastifyInstance;
  /** Path and query of a photo. */
  link(media: Media): string;
}

interface Options {
  readonly book: MessageBook;
  readonly faults: Faults;
  readonly now: () => Date;
}

export function buildMediaHost({ book, faults, now }: Options): MediaHost {
  const secret = randomBytes(32);
  const sign = (sid: string, expires: string) =>
    createHmac('sha256', secret).update(`${sid}:${expires}`).digest('hex');

  const app = fastify({ forceCloseConnections: true });

  app.get<{ Params: { sid: string }; Querystring: { expires?: string; signature?: string } }>(
    '/media/:sid',
    async (request, reply) => {
      const { sid } = request.params;
      const { expires = '', signature = '' } = request.query;
      // S3 answers the same: credentials that were carried over a redirect are a mistake of the caller.
      if (request.headers.authorization !== undefined)
        return reply.code(400).send('Only one auth mechanism allowed');
      if (!isSame(signature, sign(sid, expires)) || Number(expires) < now().getTime())
        return reply.code(403).send();
      const media = book.media(sid);
      if (media === undefined || media.erased) return reply.code(404).send();
      const fault = faults.strike('media')?.type;
      if (fault !== undefined) return sendFaulty(fault, reply, media);
      return reply.type(media.contentType).send(media.bytes);
    },
  );

  return {
    app,
    link: ({ sid }) => {
      const expires = String(now().getTime() + linkMs);
      return `/media/${sid}?expires=${expires}&signature=${sign(sid, expires)}`;
    },
  };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

type MediaFault = 'not-found' | 'unavailable' | 'endless' | 'cut-off' | 'hang';

function sendFaulty(fault: MediaFault, reply: FastifyReply, { bytes, contentType }: Media) {
  if (fault === 'not-found') return reply.code(404).send();
  if (fault === 'unavailable') return reply.code(503).send();
  reply.hijack();
  const { raw } = reply;
  if (fault === 'hang') return reply;
  if (fault === 'cut-off') {
    raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
    raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => raw.destroy());
    return reply;
  }
  raw.writeHead(200, { 'content-type': contentType });
  // It ends when the caller hangs up, which a pipeline reports as an error.
  pipeline(Readable.from(zeros()), raw).catch(() => undefined);
  return reply;
}

function* zeros() {
  for (;;) yield Buffer.alloc(65_536);
}
