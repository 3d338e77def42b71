import { createHash } from 'node:crypto';
import type { Choice, OutboundMessage } from './port.js';
import { withoutNumbers } from './without-numbers.js';

/**
 * What WhatsApp shows with buttons and lists: https://www.twilio.com/docs/content/twilio-quick-reply and
 * https://www.twilio.com/docs/content/twiliolist-picker
 */
const bodyLimit = 1_024;
const buttonLimit = 3;
const listLimit = 10;
const titleLimit = 20;
const descriptionLimit = 72;

/** What a template is made of, in the words of the Content API. */
export type ContentTypes =
  | { readonly 'twilio/text': { readonly body: string } }
  | {
      readonly 'twilio/quick-reply': {
        readonly body: string;
        readonly actions: readonly { readonly id: string; readonly title: string }[];
      };
    }
  | {
      readonly 'twilio/list-picker': {
        readonly body: string;
        readonly button: string;
        readonly items: readonly {
          readonly id: string;
          readonly item: string;
          readonly description?: string;
        }[];
      };
    };

/** A content template, and the words that fill it. */
export interface ContentTemplate {
  /** The same for messages of the same shape, in every process. */
  readonly name: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly types: ContentTypes;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The template for a message with choices; null where WhatsApp would not show them.
 *
 * Twilio sends buttons and lists by template alone, and keeps templates. So a template holds the shape of a text and
 * its choices, never its words: its body is `{{1}}`, an empty line, `{{2}}` ... A line becomes a variable, since
 * variables must not hold line breaks (https://www.twilio.com/docs/api/errors/21656).
 */
export function contentTemplate(message: OutboundMessage): ContentTemplate | null {
  const { choices = [], pictureUrl, listButton } = message;
  if (choices.length === 0 || choices.length > listLimit || pictureUrl !== undefined) return null;
  const text = withoutNumbers(message.text, choices);
  if (text === '' || text.length > bodyLimit || /\t| {5}/.test(text)) return null;
  if (choices.some(({ title }) => title.length > titleLimit)) return null;
  const asList = choices.length > buttonLimit;
  if (asList && (listButton === undefined || listButton.length > titleLimit)) return null;

  const lines = text.split('\n');
  const filled = lines.filter((line) => line !== '');
  let placed = 0;
  const body = lines.map((line) => (line === '' ? '' : `{{${++placed}}}`)).join('\n');
  const types: ContentTypes = asList
    ? { 'twilio/list-picker': { body, button: listButton ?? '', items: choices.map(toItem) } }
    : { 'twilio/quick-reply': { body, actions: choices.map(({ id, title }) => ({ id, title })) } };
  return {
    name: `lungline-${createHash('sha256').update(JSON.stringify(types)).digest('hex').slice(0, 24)}`,
    language: 'en',
    types,
    variables: Object.fromEntries(filled.map((line, index) => [String(index + 1), line])),
  };
}

function toItem({ id, title, description }: Choice) {
  return {
    id,
    item: title,
    ...(description === undefined ? {} : { description: description.slice(0, descriptionLimit) }),
  };
}
