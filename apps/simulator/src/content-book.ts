import { z } from 'zod';
import type { ChatButton } from './chat-api.js';
import { newSid } from './sid.js';

const contentLimit = 1_000;

/** What of the Content API is simulated: quick replies. https://www.twilio.com/docs/content/twilio-quick-reply */
export const newContent = z.object({
  friendly_name: z.string().default(''),
  language: z.string(),
  types: z.object({
    'twilio/quick-reply': z.object({
      body: z.string().max(1_024),
      actions: z
        .array(z.object({ id: z.string().max(200), title: z.string().max(20) }))
        .min(1)
        .max(10),
    }),
  }),
});

export type NewContent = z.output<typeof newContent>;
export type Content = NewContent & { readonly sid: string; readonly createdAt: Date };

export interface RenderedContent {
  readonly body: string;
  readonly buttons: readonly ChatButton[];
}

export interface ContentBook {
  add(content: NewContent): Content;
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
    render: (sid, variables) => {
      const reply = contents.get(sid)?.types['twilio/quick-reply'];
      if (reply === undefined) return undefined;
      const body = reply.body.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => variables[name] ?? whole);
      return { body, buttons: reply.actions };
    },
    all: () => [...contents.values()],
  };
}
