import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { PhoneBook } from '../phone-book.js';
import type { TrafficLog } from '../traffic-log.js';

interface Options {
  readonly traffic: TrafficLog;
  readonly phones: PhoneBook;
  readonly now: () => Date;
}

/** Shows calls of Twilio's API among the traffic, without their credentials. */
export const apiTraffic = fp<Options>(async (app, { traffic, phones, now }) => {
  app.addHook('onSend', async (request, reply, payload) => {
    const params = formParams(request);
    const to = params.find(([name]) => name === 'To')?.[1];
    const phone = to === undefined ? undefined : phones.withNumber(to.replace('whatsapp:', ''));
    const { authorization: _, ...headers } = request.headers;
    const ms = Math.round(reply.elapsedTime);
    traffic.add({
      at: new Date(now().getTime() - ms).toISOString(),
      kind: 'api',
      attempt: 1,
      ...(phone === undefined ? {} : { phone: phone.id }),
      request: { method: request.method, url: request.url, headers: asText(headers), params },
      response: {
        status: reply.statusCode,
        headers: asText(reply.getHeaders()),
        body: typeof payload === 'string' ? payload : '',
      },
      ms,
    });
    return payload;
  });
});

function formParams({ body, headers }: FastifyRequest): [string, string][] {
  if (typeof body !== 'object' || body === null) return [];
  if (headers['content-type']?.includes('json')) return [['(JSON)', JSON.stringify(body)]];
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
}

function asText(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
