import type { ContentTemplate } from './content-template.js';
import type { ContentTemplates } from './content-templates.js';
import type { ApprovedTemplate } from './port.js';

/** The templates that messages are sent by: each is made once and found again after a restart. */
export interface TemplateCatalogue {
  /** The sid of a template for a message with choices. Throws where Twilio does not give one. */
  sidOf(template: ContentTemplate, signal: AbortSignal): Promise<string>;
  /** The sid of a template that was pushed for approval; undefined where there is none. */
  approvedSid(template: ApprovedTemplate, signal: AbortSignal): Promise<string | undefined>;
}

/** Under which name a template for messages outside the window is kept, at Twilio and at WhatsApp. */
export function approvedTemplateName({ name, language }: ApprovedTemplate): string {
  return `lungline_${name}_${language}`;
}

export function createTemplateCatalogue(templates: ContentTemplates): TemplateCatalogue {
  let sids: Map<string, string> | undefined;
  const list = async (signal: AbortSignal) => {
    sids = new Map(await templates.list(signal));
    return sids;
  };

  return {
    sidOf: async (template, signal) => {
      const known = sids ?? (await list(signal));
      const sid = known.get(template.name) ?? (await templates.create(template, signal));
      known.set(template.name, sid);
      return sid;
    },
    approvedSid: async (template, signal) => {
      const name = approvedTemplateName(template);
      // Somebody may have pushed it since this process looked.
      return sids?.get(name) ?? (await list(signal)).get(name);
    },
  };
}
