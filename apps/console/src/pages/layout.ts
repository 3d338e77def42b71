import { acts } from '../acts.js';
import type { Member } from '../credentials.js';
import { type Html, html } from '../html.js';

interface LayoutOptions {
  readonly title: string;
  readonly content: Html;
  /** Who is logged in, and the token that their log-out form needs. */
  readonly session?: { readonly member: Member; readonly csrfToken: string };
  readonly current?: 'overview' | 'conversations' | 'unmatched';
  readonly live?: true;
}

export function layout({ title, content, session, current, live }: LayoutOptions): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Lungline console</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/console.css">
${live ? html`<script type="module" src="/assets/live.js"></script>` : undefined}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
<a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28"><b>Lungline <span>console</span></b></a>
${session === undefined ? undefined : navigation(session, current)}
</header>
<main id="content">
${content}
</main>
</body>
</html>
`.markup;
}

function navigation(
  { member, csrfToken }: NonNullable<LayoutOptions['session']>,
  current: LayoutOptions['current'],
): Html {
  return html`<nav aria-label="Main">
<a href="/"${current === 'overview' ? html` aria-current="page"` : undefined}>Overview</a>
<a href="/queues">Queues</a>
${acts(member) ? personal(current) : undefined}
</nav>
<form class="account" method="post" action="/logout">
<input type="hidden" name="_csrf" value="${csrfToken}">
<span>${member.name} <small>${member.role}</small></span>
<button type="submit">Log out</button>
</form>`;
}

/** Pages with what people wrote, for those who answer it. */
function personal(current: LayoutOptions['current']): Html {
  return html`<a href="/conversations"${current === 'conversations' ? html` aria-current="page"` : undefined}>Conversations</a>
<a href="/unmatched"${current === 'unmatched' ? html` aria-current="page"` : undefined}>Unmatched</a>`;
}
