import type { ContentTemplate } from './content-template.js';
import type { TwilioClient } from './twilio-client.js';

const contentUrl = 'https://content.twilio.com/v1/Content';
/** More shapes of messages than the dialogue has. */
const listLimit = 1_000;

/** How far WhatsApp is with a template; `unsubmitted` where nobody has asked for it. */
export interface Approval {
  /** Such as `received`, `pending`, `approved`, `rejected`, `paused`. */
  readonly status: string;
  readonly rejectionReason?: string;
}

/** The account's content templates. Every method throws the SDK's error where Twilio does not do it. */
export interface ContentTemplates {
  /** Sids by the names that were given to them. */
  list(signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** The sid of the new template. */
  create(template: ContentTemplate, signal: AbortSignal): Promise<string>;
  /** Asks WhatsApp to approve a template for messages outside the window. */
  requestApproval(sid: string, name: string, signal: AbortSignal): Promise<Approval>;
  approval(sid: string, signal: AbortSignal): Promise<Approval>;
}

/** https://www.twilio.com/docs/content/content-api-resources */
export function createContentTemplates(twilio: TwilioClient): ContentTemplates {
  // Not through the SDK's own methods: their types name the fields otherwise than the API reads them.
  const post = async (uri: string, data: object, signal: AbortSignal): Promise<Record<string, unknown>> => {
    const answer: { readonly statusCode: number; readonly body: unknown } = await twilio.call(signal, (sdk) =>
      sdk.request({ method: 'post', uri, data, headers: { 'Content-Type': 'application/json' } }),
    );
    if (answer.statusCode >= 300) {
      throw Object.assign(new Error('Twilio refused a template.'), { status: answer.statusCode });
    }
    return (answer.body ?? {}) as Record<string, unknown>;
  };

  return {
    list: async (signal) => {
      const contents = await twilio.call(signal, (sdk) => sdk.content.v1.contents.list({ limit: listLimit }));
      return new Map(contents.map(({ friendlyName, sid }) => [friendlyName, sid]));
    },
    create: async ({ name, language, types, variables }, signal) => {
      const examples = Object.fromEntries(Object.keys(variables).map((key) => [key, 'text']));
      const data = { friendly_name: name, language, variables: examples, types };
      const { sid } = await post(contentUrl, data, signal);
      if (typeof sid !== 'string') throw new Error('Twilio made a template without a sid.');
      return sid;
    },
    requestApproval: async (sid, name, signal) => {
      const data = { name, category: 'UTILITY' };
      return toApproval(await post(`${contentUrl}/${sid}/ApprovalRequests/whatsapp`, data, signal));
    },
    approval: async (sid, signal) => {
      const fetched = await twilio.call(signal, (sdk) =>
        sdk.content.v1.contents(sid).approvalFetch().fetch(),
      );
      return toApproval((fetched.whatsapp ?? {}) as Record<string, unknown>);
    },
  };
}

function toApproval({ status, rejection_reason: reason }: Record<string, unknown>): Approval {
  return {
    status: typeof status === 'string' && status !== '' ? status : 'unsubmitted',
    ...(typeof reason === 'string' && reason !== '' ? { rejectionReason: reason } : {}),
  };
}
