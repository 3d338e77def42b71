import { z } from 'zod';
import type { ChatButton } from './chat-api.js';
import { newSid } from './sid.js';

const contentLimit = 1_000;

const id = z.string().max(200);
const body = z.string().min(1).max(1_024);

/** What of the Content API is simulated. https://www.twilio.com/docs/content/content-types-overview */
const types = {
  'twilio/text': z.object({ body: z.string().min(1).max(1_600) }),
  'twilio/quick-reply': z.object({
    body,
    actions: z
      .array(z.object({ id, title: z.string().min(1).max(20) }))
      .min(1)
      .max(10),
  }),
  'twilio/list-picker': z.object({
    body,
    button: z.string().min(1).max(20),
    items: z
      .array(
        z.object({ id, item: z.string().min(1).max(24), description: z.string().max(72).exactOptional() }),
      )
      .min(1)
      .max(10),
  }),
};

export const newContent = z.object({
  friendly_name: z.string().default(''),
  language: z.string(),
  variables: z.record(z.string(), z.string()).default({}),
  types: z.union([
    z.object({ 'twilio/text': types['twilio/text'] }),
    z.object({ 'twilio/quick-reply': types['twilio/quick-reply'] }),
    z.object({ 'twilio/list-picker': types['twilio/list-picker'] }),
  ]),
});

/** What WhatsApp makes of a template. The simulated WhatsApp approves whatever it is shown twice. */
export interface Approval {
  readonly name: string;
  readonly category: string;
  status: 'received' | 'approved';
}

export type NewContent = z.output<typeof newContent>;
export type Content = NewContent & {
  readonly sid: string;
  readonly createdAt: Date;
  approval?: Approval;
};

export interface RenderedContent {
  readonly body: string;
  readonly buttons: readonly ChatButton[];
  readonly listButton?: string;
  readonly approved: boolean;
}

export interface ContentBook {
  add(content: NewContent): Content;
  content(sid: string): Content | undefined;
  remove(sid: string): void;
  render(sid: string, variables: Readonly<Record<string, string>>): RenderedContent | undefined;
  /** Oldest first. */
  all(): readonly Content[];
}

export function createContentBook(now: () => Date): ContentBook {
  const contents = new Map<string, Content>();
  return {
    add: (fields) => {
      const content = { ...fields, sid: newSid('HX'), createdAt: now() };
      contents.set(content.sid, content);
      const [oldest] = contents.keys();
      if (contents.size > contentLimit && oldest !== undefined) contents.delete(oldest);
      return content;
    },
    content: (sid) => contents.get(sid),
    remove: (sid) => void contents.delete(sid),
    render: (sid, variables) => {
      const content = contents.get(sid);
      if (content === undefined) return undefined;
      const { body, ...choices } = shapeOf(content.types);
      const filled = body.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => variables[name] ?? whole);
      return { body: filled, ...choices, approved: content.approval?.status === 'approved' };
    },
    all: () => [...contents.values()],
  };
}

function shapeOf(content: NewContent['types']): Omit<RenderedContent, 'approved'> {
  if ('twilio/text' in content) return { body: content['twilio/text'].body, buttons: [] };
  if ('twilio/quick-reply' in content) {
    const { body, actions } = content['twilio/quick-reply'];
    return { body, buttons: actions };
  }
  const { body, button, items } = content['twilio/list-picker'];
  const buttons = items.map(({ item, ...rest }) => ({ ...rest, title: item }));
  return { body, buttons, listButton: button };
}
