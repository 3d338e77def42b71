import type { Handover } from '@lungline/store';
import type { Member } from '../credentials.js';
import { type Html, html } from '../html.js';
import { duration } from '../quantities.js';
import { layout } from './layout.js';

interface ConversationsPageOptions {
  readonly member: Member;
  readonly csrfToken: string;
  readonly handovers: readonly Handover[];
  /** ms since 1970 */
  readonly now: number;
}

export function conversationsPage({ member, csrfToken, handovers, now }: ConversationsPageOptions): string {
  return layout({
    title: 'Conversations',
    session: { member, csrfToken },
    current: 'conversations',
    live: true,
    content: html`<h1>Conversations</h1>
<p>People who ask for a human. Until somebody takes a conversation the line goes on with its work; from then on it is silent but for emergencies and rights.</p>
<p id="live-state" class="fine-print" role="status">Refreshed every few seconds.</p>
<div id="live" data-source="/conversations/list">${conversationsFragment(handovers, now)}</div>`,
  });
}

/** The part of the page that is drawn again while somebody looks at it. */
export function conversationsFragment(handovers: readonly Handover[], now: number): Html {
  if (handovers.length === 0) return html`<p class="card narrow">Nobody asks for a human.</p>`;
  return html`<table class="list">
<thead><tr><th scope="col">Conversation</th><th scope="col">Since</th><th scope="col">State</th></tr></thead>
<tbody>${handovers.map((handover) => row(handover, now))}</tbody>
</table>`;
}

/** Enough of the keyed hash to tell conversations apart. */
export function shortName(sender: string): string {
  return sender.slice(0, 8);
}

function row({ sender, since, taken }: Handover, now: number): Html {
  const state = taken === null ? html`<b class="waiting">waiting</b>` : html`with ${taken.by}`;
  return html`<tr>
<td><a id="conversation-${sender}" href="/conversations/${sender}">${shortName(sender)}</a></td>
<td>${duration(Math.max(0, now - since))}</td>
<td>${state}</td>
</tr>`;
}
