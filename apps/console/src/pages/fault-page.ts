import { html } from '../html.js';
import { layout } from './layout.js';

export function faultPage(summary: string, requestId: string): string {
  return layout({
    title: 'That did not work',
    content: html`<section class="card narrow">
<h1>That did not work</h1>
<p>${summary}</p>
<p><a href="/">To the overview</a></p>
<p class="fine-print">Request ${requestId}</p>
</section>`,
  });
}
