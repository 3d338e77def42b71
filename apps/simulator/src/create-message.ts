import { z } from 'zod';
import type { ContentBook } from './content-book.js';
import type { LineMessage } from './line-messages.js';
import { TwilioError } from './twilio-error.js';

const bodyLimit = 1_600;
const mediaLimit = 10;

const text = z.string().optional();
const form = z.object({
  From: text,
  To: text,
  Body: z.string().default(''),
  MediaUrl: z.union([z.string().transform((url) => [url]), z.array(z.string())]).default([]),
  StatusCallback: text,
  ContentSid: text,
  ContentVariables: text,
});

/** Neither empty, nor with line breaks, tabs or more than four spaces: https://www.twilio.com/docs/api/errors/21656 */
const variables = z.record(
  z.string(),
  z
    .string()
    .min(1)
    .regex(/^(?!.*(?:[\n\t]| {5}))/s),
);

/**
 * Reads the form by which the app sends a message.
 * @throws TwilioError with the code that Twilio answers. Source: https://www.twilio.com/docs/api/errors
 */
export function readNewMessage(body: unknown, line: string, contents: ContentBook): LineMessage {
  const parsed = form.safeParse(body);
  if (!parsed.success) throw new TwilioError(400, 20001, 'Invalid parameter');
  const {
    From: from,
    To: to,
    Body,
    MediaUrl: mediaUrls,
    StatusCallback: statusCallback,
    ...content
  } = parsed.data;
  if (to === undefined) throw new TwilioError(400, 21604, "A 'To' phone number is required.");
  if (from === undefined) throw new TwilioError(400, 21603, "A 'From' phone number is required.");
  if (!/^whatsapp:\+[1-9]\d{5,14}$/.test(to)) {
    throw new TwilioError(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  }
  if (from !== line) {
    throw new TwilioError(400, 63007, 'Twilio could not find a Channel with the specified From address');
  }
  if (statusCallback !== undefined && !isWebAddress(statusCallback)) {
    throw new TwilioError(400, 21609, `The StatusCallback URL ${statusCallback} is not a valid URL.`);
  }
  if (mediaUrls.length > mediaLimit)
    throw new TwilioError(400, 21623, 'Number of media files exceeds allowed limit');
  if (!mediaUrls.every(isWebAddress)) throw new TwilioError(400, 21620, 'Invalid media URL(s)');

  const { body: rendered, ...choices } = render(Body, content, contents);
  if (rendered === '' && mediaUrls.length === 0) {
    throw new TwilioError(400, 21619, 'A text message body or media urls must be specified.');
  }
  if (rendered.length > bodyLimit) {
    throw new TwilioError(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
  }
  return {
    direction: 'outbound-api',
    from,
    to,
    body: rendered,
    ...choices,
    mediaUrls,
    ...(statusCallback === undefined ? {} : { statusCallback }),
  };
}

function render(
  body: string,
  { ContentSid, ContentVariables }: Pick<z.output<typeof form>, 'ContentSid' | 'ContentVariables'>,
  contents: ContentBook,
): Pick<LineMessage, 'body' | 'buttons' | 'listButton' | 'approved'> {
  if (ContentSid === undefined) return { body, buttons: [] };
  const rendered = contents.render(ContentSid, readVariables(ContentVariables));
  if (rendered === undefined) throw new TwilioError(404, 20404, `The content ${ContentSid} was not found`);
  return rendered;
}

function readVariables(json: string | undefined): Readonly<Record<string, string>> {
  if (json === undefined) return {};
  try {
    return variables.parse(JSON.parse(json));
  } catch {
    throw new TwilioError(400, 21656, 'The ContentVariables parameter is invalid.');
  }
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
