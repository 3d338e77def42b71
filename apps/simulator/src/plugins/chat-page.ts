import type { FastifyPluginAsync } from 'fastify';
import type { Faults } from '../faults.js';
import { type ChatOptions, chatRoutes } from '../routes/chat.js';
import { type EventsOptions, eventRoutes } from '../routes/events.js';
import { faultRoutes } from '../routes/faults.js';
import { type PageOptions, pageRoutes } from '../routes/page.js';
import { sameOrigin } from './same-origin.js';
import { securityHeaders } from './security-headers.js';

export interface ChatPageOptions extends ChatOptions, EventsOptions, PageOptions {
  readonly faults: Faults;
}

/** The chat page with what it asks for, and faults on request. */
export const chatPage: FastifyPluginAsync<ChatPageOptions> = async (app, options) => {
  await app.register(securityHeaders);
  await app.register(sameOrigin);
  await app.register(faultRoutes, { ...options, prefix: '/simulator' });
  await app.register(eventRoutes, { ...options, prefix: '/simulator/api' });
  await app.register(chatRoutes, { ...options, prefix: '/simulator/api' });
  await app.register(pageRoutes, options);
};
