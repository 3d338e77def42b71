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
import type { Media } from './message.js';
import { createMessageBook } from './message-book.js';
import { createPhoneBook } from './phone-book.js';
import { createPhoneMessages } from './phone-messages.js';
import { chatPage } from './plugins/chat-page.js';
import { errorAnswers } from './plugins/error-answers.js';
import { twilioApi } from './plugins/twilio-api.js';
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
  const { account, log, clientDir, deletionHoldMs } = deps;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
  });
  const world = createWorld(deps, () => deps.apiBaseUrl?.origin ?? app.listeningOrigin);
  const mediaHost = buildMediaHost(world);
  const mediaAddress = (media: Media, hostname: string) =>
    `http://${hostname}:${portOf(mediaHost.app)}${mediaHost.link(media)}`;

  await app.register(errorAnswers);
  await app.register(twilioApi, { ...world, account, mediaAddress, deletionHoldMs });
  await app.register(chatPage, { ...world, clientDir });

  return {
    listen: async ({ host, port }) => {
      await mediaHost.app.listen({ host, port: 0 });
      return app.listen({ host, port });
    },
    close: async () => {
      world.typing.close();
      await app.close();
      await mediaHost.app.close();
    },
  };
}

/** All that is remembered, and the two ways that messages go. */
function createWorld(deps: SimulatorDeps, apiOrigin: () => string) {
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
  const route = { accountSid, line, webhookUrl, apiOrigin };
  const phoneMessages = createPhoneMessages({ ...route, book, lineMessages, call, faults, bus });

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
  const remembered = { book, bus, contents, faults, films, phones, traffic };
  return { accountSid, line, now, ...remembered, lineMessages, phoneMessages, typing, state };
}

function portOf(app: FastifyInstance): number {
  const [address] = app.addresses();
  if (address === undefined || typeof address === 'string')
    throw new Error('The media host does not listen.');
  return address.port;
}
