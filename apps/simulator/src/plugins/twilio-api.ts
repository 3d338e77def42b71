import formbody from '@fastify/formbody';
import type { FastifyPluginAsync } from 'fastify';
import type { Account } from '../credentials.js';
import type { PhoneBook } from '../phone-book.js';
import { type ContentOptions, contentRoutes } from '../routes/content.js';
import { type MediaOptions, mediaRoutes } from '../routes/media.js';
import { type MessagesOptions, messageRoutes } from '../routes/messages.js';
import { type TypingOptions, typingRoute } from '../routes/typing.js';
import type { TrafficLog } from '../traffic-log.js';
import { apiTraffic } from './api-traffic.js';
import { twilioAccount } from './twilio-account.js';

export interface TwilioApiOptions extends ContentOptions, MediaOptions, MessagesOptions, TypingOptions {
  readonly account: Account;
  readonly traffic: TrafficLog;
  readonly phones: PhoneBook;
}

/** Twilio's API, as far as the line uses it. */
export const twilioApi: FastifyPluginAsync<TwilioApiOptions> = async (app, options) => {
  const prefix = '/2010-04-01/Accounts/:accountSid';
  await app.register(formbody);
  await app.register(apiTraffic, options);
  await app.register(twilioAccount, options);
  await app.register(contentRoutes, options);
  await app.register(typingRoute, options);
  await app.register(messageRoutes, { ...options, prefix });
  await app.register(mediaRoutes, { ...options, prefix });
};
