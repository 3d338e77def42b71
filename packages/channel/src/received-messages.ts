import { isMessageSid } from './message-sid.js';
import { mediaKind } from './parse-inbound.js';
import { deliveryStatusOf } from './parse-status.js';
import type { Address, Channel, InboundMedia, ListedMessage } from './port.js';
import type { TwilioClient } from './twilio-client.js';
import { readTwilioFault, toCallError } from './twilio-fault.js';

const pageSize = 1_000;
/** Twilio documents at most ten media in a message. */
const mediaLimit = 10;

export interface ReceivedMessagesOptions {
  readonly twilio: TwilioClient;
  readonly apiBaseUrl: URL | undefined;
}

/** What Twilio knows of messages that no webhook told us about. https://www.twilio.com/docs/messaging/api/message-resource */
export function createReceivedMessages({
  twilio,
  apiBaseUrl,
}: ReceivedMessagesOptions): Pick<Channel, 'listReceived' | 'mediaOf' | 'deliveryOf'> {
  const apiAddress = (apiBaseUrl?.href ?? 'https://api.twilio.com').replace(/\/$/, '');

  return {
    listReceived: async ({ to, since, limit }, signal) => {
      const query = { to, dateSentAfter: since, limit, pageSize: Math.min(limit, pageSize) };
      const messages = await twilio
        .call(signal, (sdk) => sdk.messages.list(query))
        .catch((error: unknown) => {
          throw toCallError(error);
        });
      // Listed newest first. A day may be all that DateSent is compared by, hence the second look at the time.
      return messages
        .toReversed()
        .filter(({ direction, dateCreated }) => direction === 'inbound' && dateCreated >= since)
        .flatMap(({ sid, from, to, body, numMedia, dateCreated: at }): ListedMessage[] => {
          const media = Math.min(Number(numMedia) || 0, mediaLimit);
          const [sender, line] = [from as Address, to as Address];
          return isMessageSid(sid) ? [{ sid, from: sender, to: line, text: body, media, at }] : [];
        });
    },

    mediaOf: async (sid, signal) => {
      try {
        const media = await twilio.call(signal, (sdk) => sdk.messages(sid).media.list({ limit: mediaLimit }));
        return media.map(
          ({ uri, contentType }, index): InboundMedia => ({
            index,
            url: `${apiAddress}${uri.replace(/\.json$/, '')}`,
            kind: mediaKind(contentType),
          }),
        );
      } catch (error) {
        if (isGone(error)) return [];
        throw toCallError(error);
      }
    },

    deliveryOf: async (sid, signal) => {
      try {
        const { status, errorCode } = await twilio.call(signal, (sdk) => sdk.messages(sid).fetch());
        // Typed as a number, but null where there is no error.
        const code: unknown = errorCode;
        const providerCode = typeof code === 'number' && code > 0 ? { providerCode: code } : {};
        return { sid, status: deliveryStatusOf(status), ...providerCode };
      } catch (error) {
        if (isGone(error)) return null;
        throw toCallError(error);
      }
    },
  };
}

function isGone(error: unknown): boolean {
  const fault = readTwilioFault(error);
  return fault.type === 'answer' && fault.status === 404;
}
