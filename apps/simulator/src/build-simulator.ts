import formbody from '@fastify/formbody';
import type { Logger } from '@lungline/telemetry';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { State } from './chat-api.js';
import { toChatMessage } from './chat-view.js';
import { createContentBook } from './content-book.js';
import type { Account } from './credentials.js';
import { createEventBus } from './event-bus.js';
import { createFaults } from './faults.js';
import { openFilmShelf } from './films.js';
import { createLineMessages } from './line-messages.js';
import { buildMediaHost } from './media-host.js';
import { createMessageBook } from './message-book.js';
import { createPhoneBook } from './phone-book.js';
import { createPhoneMessages } from './phone-messages.js';
import { apiTraffic } from './plugins/api-traffic.js';
import { errorAnswers } from './plugins/error-answers.js';
import { sameOrigin } from './plugins/same-origin.js';
import { securityHeaders } from './plugins/security-headers.js';
import { twilioAccount } from './plugins/twilio-account.js';
import { chatRoutes } from './routes/chat.js';
import { contentRoutes } from './routes/content.js';
import { eventRoutes } from './routes/events.js';
import { faultRoutes } from './routes/faults.js';
import { mediaRoutes } from './routes/media.js';
import { messageRoutes } from './routes/messages.js';
import { pageRoutes } from './routes/page.js';
import { createStatusReports } from './status-reports.js';
import { createTrafficLog } from './traffic-log.js';
import { createTyping } from './typing.js';
import { createWebhookCaller } from './webhook-caller.js';

export interface SimulatorDeps {
  readonly account: Account;
  /** The line's own address, `whatsapp:+...`. */
  readonly line: string;
  /** Where the app takes messages, with connection overrides such as `#rc=3&rp=all`. */
  readonly webhookUrl: string;
  /** How the app knows the simulator; where it listens unless given. */
  readonly apiBaseUrl: URL | undefined;
  readonly clientDir: string;
  readonly filmsDir: string;
  readonly log: Logger;
  readonly now: () => Date;
  /** For how long a message cannot be deleted; a minute or so at Twilio. */
  readonly deletionHoldMs: () => number;
}

export interface Simulator {
  /** Starts the API with the chat page, and beside it the host of the media on a port of its own; gives the address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/** How many messages a page gets when it opens. */
const shownMessages = 2_000;
const bodyLimitBytes = 1024 * 1024;

/** Twilio and everybody's telephone, on one machine and in memory. */
export async function buildSimulator(deps: SimulatorDeps): Promise<Simulator> {
  const { account, line, webhookUrl, log, now } = deps;
  const { accountSid } = account;
  const bus = createEventBus();
  const faults = createFaults();
  const phones = createPhoneBook();
  const book = createMessageBook(now);
  const contents = createContentBook(now);
  const traffic = createTrafficLog(bus);
  const typing = createTyping(bus);
  const films = openFilmShelf(deps.filmsDir);
  const call = createWebhookCaller({ authToken: account.authTokens[0], traffic, log, now });
  const reports = createStatusReports({ accountSid, call, faults, bus, now });
  const lineMessages = createLineMessages({ book, phones, reports, typing, bus, log, now });
  const mediaHost = buildMediaHost({ book, faults, now });

  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
  });
  const apiOrigin = () => deps.apiBaseUrl?.origin ?? app.listeningOrigin;
  const phoneMessages = createPhoneMessages({
    ...{ accountSid, line, webhookUrl, apiOrigin, book, lineMessages, call, typing, faults, bus },
  });
  const state = (): State => ({
    line: line.replace('whatsapp:', ''),
    webhookUrl,
    phones: phones.all(),
    messages: book
      .all()
      .filter(({ shown }) => shown)
      .slice(-shownMessages)
      .map(toChatMessage),
    traffic: traffic.all(),
    films: films.films,
  });

  await app.register(errorAnswers);
  await app.register(async (twilio) => {
    await twilio.register(formbody);
    await twilio.register(apiTraffic, { traffic, phones, now });
    await twilio.register(twilioAccount, { account });
    await twilio.register(contentRoutes, { accountSid, contents });
    const prefix = '/2010-04-01/Accounts/:accountSid';
    const { deletionHoldMs } = deps;
    await twilio.register(messageRoutes, {
      prefix,
      ...{ accountSid, line, book, contents, lineMessages, faults, bus, now, deletionHoldMs },
    });
    const mediaAddress = (media: Parameters<typeof mediaHost.link>[0], hostname: string) =>
      `http://${hostname}:${portOf(mediaHost.app)}${mediaHost.link(media)}`;
    await twilio.register(mediaRoutes, { prefix, accountSid, book, mediaAddress });
  });
  await app.register(async (page) => {
    await page.register(securityHeaders);
    await page.register(sameOrigin);
    await page.register(faultRoutes, { prefix: '/simulator', faults });
    await page.register(eventRoutes, { prefix: '/simulator/api', bus, state });
    const chat = { phones, book, phoneMessages, lineMessages, films, bus };
    await page.register(chatRoutes, { prefix: '/simulator/api', ...chat });
    await page.register(pageRoutes, { clientDir: deps.clientDir, films });
  });

  return {
    listen: async ({ host, port }) => {
      await mediaHost.app.listen({ host, port: 0 });
      return app.listen({ host, port });
    },
    close: async () => {
      typing.close();
      await app.close();
      await mediaHost.app.close();
    },
  };
}

function portOf(app: FastifyInstance): number {
  const [address] = app.addresses();
  if (address === undefined || typeof address === 'string')
    throw new Error('The media host does not listen.');
  return address.port;
}
