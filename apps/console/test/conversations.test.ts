import type { Address, MessageSid } from '@lungline/channel';
import type { SenderKey } from '@lungline/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, csrfTokenOf, type RunningConsole, sessionOf, startConsole } from './start-console.js';

const line = 'whatsapp:+15550100000' as Address;
const text = 'I <b>need</b> a human';

let running: RunningConsole;
let people = 0;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(() => running.close());

/** Somebody new writes, which calls a human. */
async function callHuman(): Promise<SenderKey> {
  people += 1;
  const from = `whatsapp:+155501000${10 + people}` as Address;
  const sid = `SM${String(people).padStart(32, '0')}` as MessageSid;
  await running.line.receive({ sid, from, to: line, text, media: [] });
  return running.store.senderKey(from);
}

/** One login for each name: attempts are counted. */
const cookies = new Map<string, Promise<string>>();
function cookieFor(name: string): Promise<string> {
  const cookie = cookies.get(name) ?? sessionOf(running.app, name);
  cookies.set(name, cookie);
  return cookie;
}

const get = (url: string, cookie: string) =>
  running.app.inject({ url, headers: { cookie, accept: 'text/html' } });

/** Opens a page and sends one of its forms, as a browser does. */
async function submit(url: string, name: string, fields: Record<string, string>, page = url) {
  const session = await cookieFor(name);
  const opened = await get(page, session);
  const cookie = cookieOf(opened) || session;
  const act = /name="act" value="([^"]+)"/.exec(opened.body)?.[1] ?? '';
  const payload = new URLSearchParams({ _csrf: csrfTokenOf(opened), act, ...fields }).toString();
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const post = () => running.app.inject({ method: 'POST', url, headers, payload });
  return { post, opened };
}

describe('conversations', () => {
  it('that call for a human stand in a list, by an opaque id', async () => {
    const sender = await callHuman();
    const { body } = await get('/conversations', await cookieFor('operator'));
    expect(body).toContain(`href="/conversations/${sender}"`);
    expect(body).toContain('waiting');
    expect(body).not.toContain('555010');
  });

  it('can be taken over, written to and handed back', async () => {
    const sender = await callHuman();
    const page = `/conversations/${sender}`;
    const { opened } = await submit(`${page}/say`, 'operator', {}, page);
    expect(opened.body).toContain('I &lt;b&gt;need&lt;/b&gt; a human');

    const taking = await submit(`${page}/take`, 'operator', {}, page);
    expect((await taking.post()).headers.location).toBe(page);
    expect(await running.store.handover(sender)).toMatchObject({ taken: { by: 'operator' } });

    const saying = await submit(`${page}/say`, 'operator', { text: ' Hello, I am Ann. ' }, page);
    expect((await saying.post()).statusCode).toBe(303);
    // A browser that sends its form twice.
    expect((await saying.post()).statusCode).toBe(303);
    const texts = (await running.store.unsentReplies(sender)).map((reply) => reply.text);
    expect(texts).toEqual(['Hello, I am Ann.']);
    expect((await get(`${page}/messages`, await cookieFor('admin'))).body).toContain('Hello, I am Ann.');

    const late = await submit(`${page}/say`, 'operator', { text: 'too late' }, page);
    const answer = await late.post();
    expect(answer.headers.location).toBe(`${page}?unsent=1`);
    const told = await get(`${page}?unsent=1`, await cookieFor('operator'));
    expect(told.body).toContain('Not sent: this person has stopped messages');

    const releasing = await submit(`${page}/release`, 'operator', {}, page);
    expect((await releasing.post()).headers.location).toBe('/conversations');
    expect(await running.store.handover(sender)).toBeNull();
    expect(running.log()).toContain('"action":"release"');
    expect(running.log()).not.toMatch(/Ann|need|555010/);
  });

  it('say so where nobody is there any more', async () => {
    const page = `/conversations/${'A'.repeat(22)}`;
    const { body } = await get(page, await cookieFor('operator'));
    expect(body).toContain('Nobody asks for a human here');
    expect((await get('/conversations/not-one', await cookieFor('operator'))).statusCode).toBe(400);
  });

  it('are for those alone who answer them, and change nothing without a token', async () => {
    const sender = await callHuman();
    for (const name of ['viewer', 'radiologist']) {
      const cookie = await cookieFor(name);
      for (const url of ['/conversations', `/conversations/${sender}`, '/unmatched']) {
        expect((await get(url, cookie)).statusCode, `${name} ${url}`).toBe(403);
      }
      expect((await get('/', cookie)).body).not.toContain('/conversations');
    }
    const forged = await submit(
      `/conversations/${sender}/take`,
      'operator',
      { _csrf: 'x', act: 'a' },
      '/conversations',
    );
    expect((await forged.post()).statusCode).toBe(403);
    expect(await running.store.handover(sender)).toMatchObject({ taken: null });
  });
});

describe('sentences that were not understood', () => {
  it('are listed, and deleted when they are dealt with', async () => {
    const sender = await callHuman();
    const session = await running.store.loadSession(sender);
    await running.store.commit({
      session,
      parties: session.parties ?? { address: '', line: '' },
      nextState: {},
      eventId: 'e-unmatched',
      replies: [],
      photos: [],
      screenings: [],
      dispatches: [],
      notes: [{ type: 'unmatched', text: 'kya <haal>', language: 'hi', guesses: ['greet', 'help'] }],
    });
    const [sentence] = await running.store.unmatchedSentences(10);
    const deleting = await submit(`/unmatched/${sentence?.id}/delete`, 'operator', {}, '/unmatched');
    expect(deleting.opened.body).toContain('kya &lt;haal&gt;');
    expect(deleting.opened.body).toContain('greet, help');
    expect((await deleting.post()).headers.location).toBe('/unmatched');
    expect(await running.store.unmatchedSentences(10)).toEqual([]);
  });
});
