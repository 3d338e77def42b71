import type { Handover, HandoverMessage } from '@lungline/store';
import type { Member } from '../credentials.js';
import { type Html, html } from '../html.js';
import { duration } from '../quantities.js';
import { shortName } from './conversations-page.js';
import { layout } from './layout.js';

type Conversation = (Handover & { readonly messages: readonly HandoverMessage[] }) | null;

interface ConversationPageOptions {
  readonly member: Member;
  readonly csrfToken: string;
  readonly sender: string;
  readonly handover: Conversation;
  /** Whether what was written last could not be sent. */
  readonly unsent: boolean;
  /** Id of whatever is done on this page. */
  readonly act: string;
  /** ms since 1970 */
  readonly now: number;
}

export function conversationPage(options: ConversationPageOptions): string {
  const { member, csrfToken, sender, handover, unsent, now } = options;
  return layout({
    title: `Conversation ${shortName(sender)}`,
    session: { member, csrfToken },
    current: 'conversations',
    live: true,
    content: html`<p><a href="/conversations">All conversations</a></p>
<h1>Conversation ${shortName(sender)}</h1>
${unsent ? html`<p class="problem" role="alert">Not sent: this person has stopped messages, or has not written for 24 hours.</p>` : undefined}
<p id="live-state" class="fine-print" role="status">Refreshed every few seconds.</p>
<div id="live" data-source="/conversations/${sender}/messages">${conversationFragment(handover, now)}</div>
${handover === null ? undefined : forms(options)}`,
  });
}

/** The part of the page that is drawn again while somebody looks at it. */
export function conversationFragment(handover: Conversation, now: number): Html {
  if (handover === null) return html`<p class="card narrow">Nobody asks for a human here any more.</p>`;
  const { since, taken, messages } = handover;
  const state = taken === null ? 'Nobody has taken it.' : `With ${taken.by}.`;
  return html`<p>A human is asked for since ${duration(Math.max(0, now - since))}. ${state}</p>
<ol class="passed-on">${messages.map((message) => bubble(message, now))}</ol>
${messages.length === 0 ? html`<p class="fine-print">Nothing was said since.</p>` : undefined}`;
}

function bubble({ from, text, attachments, at }: HandoverMessage, now: number): Html {
  return html`<li class="${from}">
<p dir="auto">${text}</p>
${attachments.length === 0 ? undefined : html`<p class="fine-print">sent: ${attachments.join(', ')}</p>`}
<p class="fine-print">${from}, ${duration(Math.max(0, now - at))} ago</p>
</li>`;
}

function forms({ csrfToken, sender, act }: ConversationPageOptions): Html {
  const hidden = html`<input type="hidden" name="_csrf" value="${csrfToken}">
<input type="hidden" name="act" value="${act}">`;
  return html`<form class="say" method="post" action="/conversations/${sender}/say">
${hidden}
<label>Your message
<textarea name="text" rows="3" maxlength="4096" dir="auto" required></textarea>
</label>
<button type="submit" class="primary">Send</button>
</form>
<div class="acts">
<form method="post" action="/conversations/${sender}/take">${hidden}<button type="submit">Take over</button></form>
<form method="post" action="/conversations/${sender}/release">${hidden}<button type="submit">Hand back to the line</button></form>
</div>`;
}
