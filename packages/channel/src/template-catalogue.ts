import type { QuickReplyTemplate } from './quick-reply-template.js';
import type { TwilioClient } from './twilio-client.js';

const contentUrl = 'https://content.twilio.com/v1/Content';
/** More shapes of messages than the dialogue has. */
const listLimit = 500;

/** The account's content templates: each is made once and found again after a restart. */
export interface TemplateCatalogue {
  /** The sid of a template. Throws where Twilio does not give one. */
  sidOf(template: QuickReplyTemplate, signal: AbortSignal): Promise<string>;
}

export function createTemplateCatalogue(twilio: TwilioClient): TemplateCatalogue {
  const sids = new Map<string, string>();
  let listed = false;

  const list = async (signal: AbortSignal) => {
    const contents = await twilio.call(signal, (sdk) => sdk.content.v1.contents.list({ limit: listLimit }));
    for (const { friendlyName, sid } of contents) sids.set(friendlyName, sid);
    listed = true;
  };

  return {
    sidOf: async (template, signal) => {
      if (!listed) await list(signal);
      const known = sids.get(template.name);
      if (known !== undefined) return known;
      const sid = await create(twilio, template, signal);
      sids.set(template.name, sid);
      return sid;
    },
  };
}

// Not through the SDK's `contents.create`: its types name the fields otherwise than the API reads them.
async function create(
  twilio: TwilioClient,
  { name, body, choices, variables }: QuickReplyTemplate,
  signal: AbortSignal,
): Promise<string> {
  const examples = Object.fromEntries(Object.keys(variables).map((key) => [key, 'text']));
  const data = {
    friendly_name: name,
    language: 'en',
    variables: examples,
    types: { 'twilio/quick-reply': { body, actions: choices.map(({ id, title }) => ({ id, title })) } },
  };
  const answer: { readonly statusCode: number; readonly body: unknown } = await twilio.call(signal, (sdk) =>
    sdk.request({
      method: 'post',
      uri: contentUrl,
      data,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
  const sid = sidIn(answer.body);
  if (answer.statusCode === 201 && sid !== undefined) return sid;
  throw Object.assign(new Error('Twilio made no template.'), { status: answer.statusCode });
}

function sidIn(body: unknown): string | undefined {
  const sid = typeof body === 'object' && body !== null && 'sid' in body ? body.sid : undefined;
  return typeof sid === 'string' ? sid : undefined;
}
