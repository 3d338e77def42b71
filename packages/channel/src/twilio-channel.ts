import { LunglineError } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import { contentTemplate } from './content-template.js';
import { createContentTemplates } from './content-templates.js';
import { createGuardedFetch } from './guarded-fetch.js';
import { twilioMediaRule } from './host-rules.js';
import { isMessageSid } from './message-sid.js';
import type { Channel, MessageSid, OutboundMessage, SendOutcome, SentQuery } from './port.js';
import { createReceivedMessages } from './received-messages.js';
import { readRefusal } from './send-refusal.js';
import { createTemplateCatalogue } from './template-catalogue.js';
import { createTwilioClient, type TwilioAccount, twilioCredentials } from './twilio-client.js';
import { readTwilioFault, toCallError } from './twilio-fault.js';
import { withoutNumbers } from './without-numbers.js';

/** The largest picture that WhatsApp takes: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
const maxMediaBytes = 16 * 1024 * 1024;
const mediaDeadlineMs = 30_000;
/** Our clock and Twilio's may differ; a wider look back is harmless, since claimed messages are known. */
const clockSkewMs = 60_000;
/** One page: more than one conversation says within the minutes that a look-up reaches back. */
const searchLimit = 100;

export interface TwilioChannelOptions extends TwilioAccount {
  readonly log: Logger;
}

/** WhatsApp through Twilio. */
export function createTwilioChannel(options: TwilioChannelOptions): Channel {
  const { apiBaseUrl, log } = options;
  const twilio = createTwilioClient(options);
  const templates = createTemplateCatalogue(createContentTemplates(twilio));
  const { user, password } = twilioCredentials(options);
  const fetchMedia = createGuardedFetch({
    rule: twilioMediaRule(apiBaseUrl),
    maxBytes: maxMediaBytes,
    deadlineMs: mediaDeadlineMs,
    credentials: {
      origins: ['https://api.twilio.com', ...(apiBaseUrl === undefined ? [] : [apiBaseUrl.origin])],
      header: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    },
  });

  const received = createReceivedMessages({ twilio, apiBaseUrl });
  return { send, findSent, ...received, fetchMedia, deleteMessage, acknowledge };

  async function send(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
    const content = await contentOf(message, signal);
    if (signal.aborted) return { type: 'refused', code: 'SEND_UNAVAILABLE', retryable: true };
    try {
      const created = await twilio.call(signal, (sdk) =>
        sdk.messages.create({
          from: message.from,
          to: message.to,
          ...content,
          ...(message.pictureUrl === undefined ? {} : { mediaUrl: [message.pictureUrl] }),
          ...(message.statusCallback === undefined ? {} : { statusCallback: message.statusCallback }),
        }),
      );
      if (isMessageSid(created.sid)) return { type: 'accepted', sid: created.sid };
      return {
        type: 'unknown',
        cause: new LunglineError('SEND_UNKNOWN', { detail: 'an answer without a sid' }),
      };
    } catch (error) {
      const outcome = readSendFault(error);
      log.warn({ event: 'twilio.send.failed', outcome });
      return outcome;
    }
  }

  /** The text with its choices to press, or the approved template, where that can be had; the text alone says the same. */
  async function contentOf(message: OutboundMessage, signal: AbortSignal) {
    const plain = message.text === '' ? {} : { body: message.text };
    try {
      if (message.template !== undefined) {
        const contentSid = await templates.approvedSid(message.template, signal);
        return contentSid === undefined ? plain : { contentSid };
      }
      const template = contentTemplate(message);
      if (template === null) return plain;
      const contentSid = await templates.sidOf(template, signal);
      return { contentSid, contentVariables: JSON.stringify(template.variables) };
    } catch (error) {
      log.warn({ event: 'twilio.template.failed', fault: readTwilioFault(error) });
      return plain;
    }
  }

  // Not narrowed by DateSent: Twilio leaves it empty until a message has gone out, and a queued one counts as sent here.
  async function findSent(
    { from, to, text, choices = [], since }: SentQuery,
    signal: AbortSignal,
  ): Promise<readonly MessageSid[]> {
    // It may have gone out with buttons, and so without their numbers, or as the text alone.
    const bodies = new Set([text.trim(), withoutNumbers(text, choices).trim()]);
    const earliest = since.getTime() - clockSkewMs;
    const messages = await twilio
      .call(signal, (sdk) => sdk.messages.list({ from, to, limit: searchLimit, pageSize: searchLimit }))
      .catch((error: unknown) => {
        throw toCallError(error);
      });
    // Listed newest first, with times in whole seconds: turned round, the order within a second stays right.
    return messages
      .toReversed()
      .filter((sent) => sent.dateCreated.getTime() >= earliest && bodies.has(sent.body.trim()))
      .toSorted((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())
      .flatMap(({ sid }) => (isMessageSid(sid) ? [sid] : []));
  }

  async function deleteMessage(sid: MessageSid, signal: AbortSignal): Promise<'deleted' | 'later'> {
    try {
      await twilio.call(signal, (sdk) => sdk.messages(sid).remove());
      return 'deleted';
    } catch (error) {
      const fault = readTwilioFault(error);
      if (fault.type === 'answer' && fault.status === 404) return 'deleted';
      // A message that is still on its way cannot be deleted: https://www.twilio.com/docs/api/errors/20009
      if (fault.type === 'answer' && fault.providerCode === 20009) return 'later';
      throw toCallError(error);
    }
  }

  /** A public beta: https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource */
  async function acknowledge(sid: MessageSid, signal: AbortSignal): Promise<void> {
    try {
      await twilio.call(signal, (sdk) =>
        sdk.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: sid }),
      );
    } catch (error) {
      throw toCallError(error);
    }
  }
}

function readSendFault(error: unknown): SendOutcome {
  const fault = readTwilioFault(error);
  if (fault.type === 'unreached') return { type: 'refused', code: 'SEND_UNAVAILABLE', retryable: true };
  if (fault.type === 'lost') {
    return { type: 'unknown', cause: new LunglineError('SEND_UNKNOWN', { detail: fault.reason }) };
  }
  const refusal = readRefusal(fault.status, fault.providerCode);
  if (refusal === null) {
    return { type: 'unknown', cause: new LunglineError('SEND_UNKNOWN', { detail: `HTTP ${fault.status}` }) };
  }
  return {
    type: 'refused',
    ...refusal,
    ...(fault.providerCode === undefined ? {} : { providerCode: fault.providerCode }),
  };
}
