import { createHash } from 'node:crypto';
import type { Choice, OutboundMessage } from './port.js';

/** What WhatsApp shows with buttons: https://www.twilio.com/docs/content/twilio-quick-reply */
const bodyLimit = 1_024;
const choiceLimit = 3;
const titleLimit = 20;

/** A content template that has the shape of a message, and the words that fill it. */
export interface QuickReplyTemplate {
  /** The same for messages of the same shape, in every process. */
  readonly name: string;
  /** The lines of the text as placeholders: `{{1}}`, an empty line, `{{2}}` ... */
  readonly body: string;
  readonly choices: readonly Choice[];
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The template for a message with buttons; null where WhatsApp would not take it with buttons.
 *
 * Twilio sends buttons by template alone, and keeps templates. So a template holds the shape of a text and its buttons,
 * never its words; and a line becomes a variable, since variables must not hold line breaks
 * (https://www.twilio.com/docs/api/errors/21656).
 */
export function quickReplyTemplate(message: OutboundMessage): QuickReplyTemplate | null {
  const { text, choices = [], pictureUrl } = message;
  if (choices.length === 0 || choices.length > choiceLimit || pictureUrl !== undefined) return null;
  if (text.length === 0 || text.length > bodyLimit || /\t| {5}/.test(text)) return null;
  if (choices.some(({ title }) => title.length > titleLimit)) return null;

  const lines = text.split('\n');
  const filled = lines.filter((line) => line !== '');
  let placed = 0;
  const body = lines.map((line) => (line === '' ? '' : `{{${++placed}}}`)).join('\n');
  const shape = JSON.stringify([body, choices.map(({ id, title }) => [id, title])]);
  return {
    name: `lungline-${createHash('sha256').update(shape).digest('hex').slice(0, 24)}`,
    body,
    choices,
    variables: Object.fromEntries(filled.map((line, index) => [String(index + 1), line])),
  };
}
