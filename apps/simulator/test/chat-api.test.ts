import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent, Phone } from '../src/chat-api.js';
import {
  followEvents,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

describe('The chat API', () => {
  let webhook: WebhookServer;
  let simulator: RunningSimulator;
  let phone: Phone;

  beforeEach(async () => {
    webhook = await startWebhook();
    simulator = await startSimulator({ webhookUrl: webhook.url });
    phone = await simulator.addPhone();
  });
  afterEach(async () => {
    await simulator.close();
    webhook.close();
  });

  it('gives each phone a number and a name of its own', async () => {
    const second = await simulator.addPhone();
    expect(second.number).not.toBe(phone.number);
    expect(second.name).not.toBe(phone.name);
    const named = await simulator.post('/simulator/api/phones', { name: 'Maria', number: '+351910000000' });
    expect(await named.json()).toMatchObject({ name: 'Maria', number: '+351910000000' });
    const taken = await simulator.post('/simulator/api/phones', { number: phone.number });
    expect(taken.status).toBe(400);
    expect(await taken.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });

  it('tells all that happens, after the state', async () => {
    const events: ChatEvent[] = [];
    const following = (async () => {
      for await (const event of followEvents(simulator.address)) {
        if (events.length === 0) await simulator.send(phone, { type: 'text', text: 'hello' });
        events.push(event);
        if (event.type === 'message' && event.message.tick === 'delivered') {
          await simulator.acknowledge(event.message.sid);
        }
        if (event.type === 'typing') return;
      }
    })();
    await following;
    expect(events[0]).toMatchObject({ type: 'state', state: { phones: [phone], messages: [] } });
    const changes = events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
    expect(changes.map(({ tick }) => tick)).toEqual(['sent', 'delivered', 'read']);
    const exchange = events.find((event) => event.type === 'exchange')?.exchange;
    expect(exchange).toMatchObject({ kind: 'message', phone: phone.id, response: { status: 200 } });
    expect(exchange?.signature?.signed).toMatch(
      new RegExp(`^${webhook.url}AccountSidAC1+ApiVersion2010-04-01Bodyhello`),
    );
    expect(events.at(-1)).toEqual({ type: 'typing', phone: phone.id, active: true });
  });

  it('sends the synthetic films that the model package lists', async () => {
    const { films } = await simulator.state();
    expect(films).toEqual([{ id: 'normal-1', url: '/films/normal-1.jpg', label: 'normal' }]);
    expect((await fetch(`${simulator.address}/films/normal-1.jpg`)).headers.get('content-type')).toBe(
      'image/jpeg',
    );
    const sent = await simulator.send(phone, { type: 'film', film: 'normal-1' });
    expect(sent.media).toMatchObject([{ contentType: 'image/jpeg', bytes: 16 }]);
    expect((await fetch(`${simulator.address}/films/films.json`)).status).toBe(404);
    expect((await fetch(`${simulator.address}/films/..%2Fpage%2Findex.html`)).status).toBe(404);
  });

  it('shows pictures, and lets nothing that was sent run', async () => {
    const [page] = await simulator.sendFiles(phone, [new Blob(['<script>'], { type: 'text/html' })]);
    const response = await fetch(`${simulator.address}${page?.media[0]?.url}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes more than the 16 MB that the line does', async () => {
    const large = new Blob([new Uint8Array(17 * 1024 * 1024)], { type: 'image/jpeg' });
    const [message] = await simulator.sendFiles(phone, [large]);
    expect(message?.media[0]?.bytes).toBe(large.size);
  });

  it.each([
    ['an unknown phone', '/simulator/api/phones/nobody/messages', { type: 'text', text: 'x' }, 404],
    ['an unknown kind', '/simulator/api/phones/phone-1/messages', { type: 'poem' }, 400],
    ['an unknown film', '/simulator/api/phones/phone-1/messages', { type: 'film', film: '../x' }, 400],
    [
      'an unknown button',
      '/simulator/api/phones/phone-1/messages',
      { type: 'button', message: 'x', button: 'y' },
      400,
    ],
    ['an unknown message', '/simulator/api/messages/SM0/redeliver', {}, 404],
  ])('refuses %s', async (_, path, body, status) => {
    const response = await simulator.post(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
  });

  it('serves the page under a content policy without inline code', async () => {
    const page = await fetch(`${simulator.address}/`);
    expect(await page.text()).toContain('The page');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('keeps other sites from chatting', async () => {
    const post = (origin: string) =>
      fetch(`${simulator.address}/simulator/api/phones`, { method: 'POST', headers: { origin } });
    expect((await post('https://elsewhere.example')).status).toBe(400);
    expect((await post('null')).status).toBe(400);
    expect((await post(simulator.address)).status).toBe(201);
  });
});
