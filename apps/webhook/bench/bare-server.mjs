// The least that any webhook of this kind must do: check a signature and make one trip to Redis.
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { authToken, path, publicUrl } from './signed-posts.mjs';

const redis = new Redis(process.argv[2]);
const app = fastify();
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async (_request, body) =>
  Object.fromEntries(new URLSearchParams(body)),
);
app.post(path, async (request, reply) => {
  const signature = request.headers['x-twilio-signature'];
  if (!validateRequest(authToken, signature, publicUrl + request.url, request.body))
    return reply.code(403).send();
  await redis.set(`seen:${request.body.MessageSid}`, '1', 'EX', 600, 'NX');
  return reply.type('text/xml').send('<Response/>');
});
process.send(await app.listen({ port: 0 }));
