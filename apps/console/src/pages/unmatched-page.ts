import type { UnmatchedSentence } from '@lungline/store';
import type { Member } from '../credentials.js';
import { type Html, html } from '../html.js';
import { layout } from './layout.js';

interface UnmatchedPageOptions {
  readonly member: Member;
  readonly csrfToken: string;
  readonly sentences: readonly UnmatchedSentence[];
}

export function unmatchedPage({ member, csrfToken, sentences }: UnmatchedPageOptions): string {
  return layout({
    title: 'Unmatched',
    session: { member, csrfToken },
    current: 'unmatched',
    content: html`<h1>Unmatched</h1>
<p>Sentences that the line did not understand, the most frequent first, without anything personal and linked to nobody. Put what is worth it into the expression files of packages/conversation, then delete it here.</p>
${sentences.length === 0 ? html`<p class="card narrow">Everything was understood.</p>` : table(sentences, csrfToken)}`,
  });
}

function table(sentences: readonly UnmatchedSentence[], csrfToken: string): Html {
  return html`<table class="list">
<thead><tr><th scope="col">Sentence</th><th scope="col">Language</th><th scope="col">Times</th><th scope="col">Near to</th><th scope="col">Last on</th><td></td></tr></thead>
<tbody>${sentences.map((sentence) => row(sentence, csrfToken))}</tbody>
</table>`;
}

function row({ id, text, language, count, guesses, lastDay }: UnmatchedSentence, csrfToken: string): Html {
  return html`<tr>
<td dir="auto">${text}</td>
<td>${language}</td>
<td>${count}</td>
<td>${guesses.join(', ')}</td>
<td>${lastDay}</td>
<td><form method="post" action="/unmatched/${id}/delete">
<input type="hidden" name="_csrf" value="${csrfToken}">
<button type="submit" aria-label="Delete: ${text}">Delete</button>
</form></td>
</tr>`;
}
