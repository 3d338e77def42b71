import type { FastifyPluginAsync } from 'fastify';
import type { ChatEvent, State } from '../chat-api.js';
import type { EventBus } from '../event-bus.js';

export interface EventsOptions {
  readonly bus: EventBus;
  readonly state: () => State;
}

const heartbeatMs = 15_000;
/** A page that takes this little is let go; it connects again and starts from the state. */
const backlogLimitBytes = 8 * 1024 * 1024;

/** What happens, as server-sent events: see chat-api.ts. */
export const eventRoutes: FastifyPluginAsync<EventsOptions> = async (app, { bus, state }) => {
  app.get('/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const write = (text: string) => {
      if (raw.writableLength > backlogLimitBytes) raw.destroy();
      else raw.write(text);
    };
    write(frame({ type: 'state', state: state() }));
    const unsubscribe = bus.subscribe((event) => write(frame(event)));
    const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  });
};

function frame(event: ChatEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
