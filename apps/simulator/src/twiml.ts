/** A message that a webhook answered with. */
export interface TwimlMessage {
  readonly body: string;
  readonly mediaUrls: readonly string[];
}

export type Twiml =
  | { readonly type: 'messages'; readonly messages: readonly TwimlMessage[] }
  | { readonly type: 'invalid' };

const document = /^\s*(?:<\?xml[^>]*\?>)?\s*<Response\s*(?:\/>|>([\s\S]*)<\/Response>)\s*$/;
const messages = /<Message\b[^>]*?(?:\/>|>([\s\S]*?)<\/Message>)/g;
const bodies = /<Body\b[^>]*>([\s\S]*?)<\/Body>/g;
const media = /<Media\b[^>]*>([\s\S]*?)<\/Media>/g;

/**
 * The messages of a TwiML document. Only the messaging verbs that WhatsApp knows are read.
 * Source: https://www.twilio.com/docs/messaging/twiml/message
 */
export function readTwiml(xml: string): Twiml {
  const match = document.exec(xml.replace(/<!--[\s\S]*?-->/g, ''));
  if (match === null) return { type: 'invalid' };
  const found = [...(match[1] ?? '').matchAll(messages)].map(([, content = '']) => readMessage(content));
  return { type: 'messages', messages: found };
}

function readMessage(content: string): TwimlMessage {
  const parts = [...content.matchAll(bodies)].map(([, text = '']) => unescapeXml(text));
  const bare = unescapeXml(content.replace(/<[^>]*>[\s\S]*?<\/[^>]*>|<[^>]*\/>/g, '')).trim();
  return {
    body: parts.length > 0 ? parts.join('') : bare,
    mediaUrls: [...content.matchAll(media)].map(([, url = '']) => unescapeXml(url).trim()),
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return entities[name] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
