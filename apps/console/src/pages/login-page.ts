import { html } from '../html.js';
import { layout } from './layout.js';

interface LoginPageOptions {
  readonly csrfToken: string;
  /** Where to go after the login, a path of this app. */
  readonly next: string;
  readonly name?: string;
  readonly problem?: string;
}

export function loginPage({ csrfToken, next, name = '', problem }: LoginPageOptions): string {
  return layout({
    title: 'Log in',
    content: html`<section class="card narrow">
<h1>Log in</h1>
${problem === undefined ? undefined : html`<p class="problem" role="alert">${problem}</p>`}
<form class="login" method="post" action="/login">
<input type="hidden" name="_csrf" value="${csrfToken}">
<input type="hidden" name="next" value="${next}">
<label>Name
<input name="name" value="${name}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required${name === '' ? html` autofocus` : undefined}>
</label>
<label>Password
<input name="password" type="password" autocomplete="current-password" maxlength="1024" required${name === '' ? undefined : html` autofocus`}>
</label>
<button type="submit" class="primary">Log in</button>
</form>
</section>`,
  });
}
