import {
  type Address,
  type Approval,
  approvedTemplateName,
  type ContentTemplate,
  type ContentTemplates,
  contentTemplate,
} from '@lungline/channel';
import { type Language, languages, listButton, resultReadyText } from '@lungline/conversation';
import { rehearse } from './rehearse.js';

/** One template of the account after a push, or as a check finds it. */
export interface TemplateStatus {
  readonly name: string;
  readonly language: string;
  readonly kind: 'result_ready' | 'buttons' | 'list';
  readonly state: 'there' | 'created' | 'missing';
  /** How far WhatsApp is with it; buttons and lists need no approval within the window. */
  readonly approval?: Approval;
}

export interface PushOptions {
  readonly templates: ContentTemplates;
  /** False to look alone. */
  readonly create: boolean;
  readonly signal: AbortSignal;
}

/**
 * Brings the account's content templates in step with the dialogue: the one that may be sent outside the window, in
 * every language and submitted for approval, and those that show choices. What the rehearsal did not meet, the line
 * makes when it first needs it.
 */
export async function* pushTemplates({
  templates,
  create,
  signal,
}: PushOptions): AsyncGenerator<TemplateStatus> {
  const known = await templates.list(signal);
  const ensure = async (template: ContentTemplate) => {
    const sid = known.get(template.name);
    if (sid !== undefined) return { state: 'there', sid } as const;
    if (!create) return { state: 'missing' } as const;
    return { state: 'created', sid: await templates.create(template, signal) } as const;
  };

  for (const language of languages) {
    const template = resultReady(language);
    const { state, sid } = await ensure(template);
    if (sid === undefined) {
      yield { name: template.name, language, kind: 'result_ready', state };
      continue;
    }
    const found = await templates.approval(sid, signal);
    const submit = create && found.status === 'unsubmitted';
    const approval = submit ? await templates.requestApproval(sid, template.name, signal) : found;
    yield { name: template.name, language, kind: 'result_ready', state, approval };
  }
  for (const { template, language, kind } of choiceTemplates()) {
    const { state } = await ensure(template);
    yield { name: template.name, language, kind, state };
  }
}

function resultReady(language: Language): ContentTemplate {
  const name = approvedTemplateName({ name: 'result_ready', language });
  return { name, language, types: { 'twilio/text': { body: resultReadyText(language) } }, variables: {} };
}

/** Each shape once, under the language in which it was met first. */
function choiceTemplates() {
  const nobody = '' as Address;
  const found = new Map<
    string,
    { readonly template: ContentTemplate; readonly language: Language; readonly kind: 'buttons' | 'list' }
  >();
  for (const { text, choices = [], language } of rehearse()) {
    const message = { from: nobody, to: nobody, text, choices, listButton: listButton(language) };
    const template = contentTemplate(message);
    if (template === null || found.has(template.name)) continue;
    const kind = 'twilio/list-picker' in template.types ? 'list' : 'buttons';
    found.set(template.name, { template, language, kind });
  }
  return found.values();
}
