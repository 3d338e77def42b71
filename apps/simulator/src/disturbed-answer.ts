import type { FastifyReply } from 'fastify';

/** Answers as a broken network would. What `accept` does has been done, whether or not the caller learns of it. */
export function sendDisturbed(
  fault: 'hang' | 'hang-up' | 'lose-answer' | 'cut-answer',
  reply: FastifyReply,
  accept: () => object,
): FastifyReply {
  const answer = fault === 'lose-answer' || fault === 'cut-answer' ? JSON.stringify(accept()) : '';
  reply.hijack();
  const { raw } = reply;
  if (fault === 'cut-answer') {
    raw.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    raw.write(answer.slice(0, answer.length / 2), () => raw.destroy());
  } else if (fault !== 'hang') {
    raw.destroy();
  }
  return reply;
}
