import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@lungline/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  account,
  line,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

const film = readFileSync(new URL('./films/normal-1.jpg', import.meta.url));

let browser: Browser;
let webhook: WebhookServer;
let simulator: RunningSimulator;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  webhook = await startWebhook();
  simulator = await startSimulator({
    webhookUrl: webhook.url,
    clientDir: fileURLToPath(new URL('../dist/client/', import.meta.url)),
  });
  page = await openPage();
});
afterEach(async () => {
  await page.context().close();
  await simulator.close();
  webhook.close();
  // Errors, broken content policies, requests to other hosts.
  expect(complaints).toEqual([]);
});

async function openPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const opened = await context.newPage();
  complaints = [];
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  opened.on('pageerror', (error) => complaints.push(String(error)));
  opened.on('request', (request) => {
    if (!/^(blob:)?http:\/\/127\.0\.0\.1:/.test(request.url()))
      complaints.push(`request to ${request.url()}`);
  });
  await opened.goto(simulator.address);
  await opened.getByRole('heading', { name: 'X-ray line' }).waitFor();
  return opened;
}

const own = () => page.locator('.message.own');
const theirs = () => page.locator('.message.theirs');
const posted = () => webhook.received.filter(({ path }) => path.endsWith('/messages'));
const field = () => page.getByRole('textbox', { name: /^(Message|Caption)$/ });

async function write(text: string): Promise<void> {
  await field().fill(text);
  await field().press('Enter');
}

/** What the app does to answer: a call of the Twilio API. */
async function callTwilio(path: string, body: URLSearchParams | object): Promise<{ readonly sid: string }> {
  const { accountSid, authTokens } = account;
  const form = body instanceof URLSearchParams;
  const response = await fetch(`${simulator.address}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${accountSid}:${authTokens[0]}`)}`,
      ...(form ? {} : { 'content-type': 'application/json' }),
    },
    body: form ? body : JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { sid: string };
}

async function reply(fields: Readonly<Record<string, string>>): Promise<void> {
  const to = posted().at(-1)?.form['From'] ?? '';
  const form = new URLSearchParams({ From: line, To: to, ...fields });
  await callTwilio(`/2010-04-01/Accounts/${account.accountSid}/Messages.json`, form);
}

it('leads a newcomer from the first click to an answer, with ticks and typing dots', async () => {
  await page.getByRole('button', { name: 'Send “covid test”' }).click();
  await own().getByText('covid test').waitFor();
  await own().getByRole('img', { name: 'delivered' }).waitFor();
  await simulator.acknowledge(posted()[0]?.form['MessageSid'] ?? '');
  await page.getByRole('status', { name: 'The line is typing' }).waitFor();
  expect(posted()[0]?.form).toMatchObject({ Body: 'covid test', NumMedia: '0' });

  const StatusCallback = webhook.url.replace('/messages', '/status');
  await reply({ Body: 'May I look at *your* film?', StatusCallback });
  await theirs().getByText('May I look at').waitFor();
  expect(await theirs().locator('strong').textContent()).toBe('your');
  await own().getByRole('img', { name: 'read', exact: true }).waitFor();
  await theirs().getByRole('img', { name: 'read', exact: true }).waitFor();
  await expect
    .poll(() => webhook.received.map(({ form }) => form['MessageStatus']))
    .toEqual(expect.arrayContaining(['sent', 'delivered', 'read']));
  expect(await page.getByRole('status', { name: 'The line is typing' }).count()).toBe(0);
});

it('sends photos from the picker, dropped and pasted as one album with a caption', async () => {
  const file = { name: 'film.jpg', mimeType: 'image/jpeg', buffer: film };
  await page.getByLabel('Photos to send').setInputFiles([file, { ...file, name: 'second.jpg' }]);
  await page.evaluate(`(() => {
    const film = new File([Uint8Array.from(${JSON.stringify([...film])})], 'dropped.jpg', { type: 'image/jpeg' });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(film);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.conversation').dispatchEvent(drop);
  })()`);
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'pasted.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('textarea').dispatchEvent(paste);
  })()`);
  await expect.poll(() => page.getByRole('list', { name: 'To be sent' }).locator('li').count()).toBe(4);
  await page.getByRole('button', { name: 'Remove pasted.png' }).click();
  await write('my mother');

  await expect.poll(() => own().count()).toBe(3);
  await own().getByText('my mother').waitFor();
  await expect.poll(() => posted().length).toBe(3);
  expect(posted().map(({ form }) => form['NumMedia'])).toEqual(['1', '1', '1']);
  expect(posted().filter(({ form }) => form['Body'] === 'my mother')).toHaveLength(1);
  expect(await page.getByRole('list', { name: 'To be sent' }).count()).toBe(0);
});

it('sends a synthetic film with a click and shows pictures large', async () => {
  await page.getByRole('button', { name: /^Send a film made to look like/ }).click();
  await write('a word between');
  await page.getByRole('button', { name: /^Send a film made to look like/ }).click();
  await expect.poll(() => own().locator('.picture').count()).toBe(2);

  await own().locator('.picture').first().click();
  await page.getByRole('dialog', { name: 'Picture 1 of 2' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Picture 2 of 2' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

it('offers quick replies that can be pressed once', async () => {
  await write('hello');
  await own().getByRole('img', { name: 'delivered' }).waitFor();
  const { sid } = await callTwilio('/v1/Content', {
    friendly_name: 'consent',
    language: 'en',
    types: {
      'twilio/quick-reply': {
        body: 'Do you agree?',
        actions: [{ type: 'QUICK_REPLY', id: 'yes', title: 'I agree' }],
      },
    },
  });
  await reply({ ContentSid: sid });
  await page.getByRole('button', { name: 'I agree', exact: true }).click();
  await own().getByText('I agree').waitFor();
  await expect
    .poll(() => posted().at(-1)?.form)
    .toMatchObject({ ButtonPayload: 'yes', ButtonText: 'I agree' });
  await expect.poll(() => page.getByRole('button', { name: 'I agree', exact: true }).isDisabled()).toBe(true);
});

it('opens a list, and sends what is picked from it', async () => {
  await write('hello');
  await own().getByRole('img', { name: 'delivered' }).waitFor();
  const { sid } = await callTwilio('/v1/Content', {
    friendly_name: 'languages',
    language: 'en',
    types: {
      'twilio/list-picker': {
        body: 'Which language?',
        button: 'Choose',
        items: [
          { id: 'language_hi', item: 'हिन्दी', description: 'Hindi' },
          { id: 'language_ar', item: 'العربية' },
        ],
      },
    },
  });
  await reply({ ContentSid: sid });
  await page.locator('summary', { hasText: 'Choose' }).click();
  await page.getByRole('button', { name: 'हिन्दी Hindi' }).click();
  await expect
    .poll(() => posted().at(-1)?.form)
    .toMatchObject({ Body: 'हिन्दी', ListId: 'language_hi', ListTitle: 'हिन्दी', MessageType: 'interactive' });
});

it('answers an older message', async () => {
  await write('hello');
  await own().getByRole('img', { name: 'delivered' }).waitFor();
  await reply({ Body: 'an answer' });
  await theirs().getByText('an answer').hover();
  await theirs().getByRole('button', { name: 'Answer this message' }).click();
  await write('what is this?');
  await own().locator('.quote', { hasText: 'an answer' }).waitFor();
  await expect.poll(() => posted().at(-1)?.form['OriginalRepliedMessageSid']).toMatch(/^SM/);
});

it('plays several phones, each with its own chat, and counts what was not read', async () => {
  await write('from the first');
  await own().getByText('from the first').waitFor();
  await page.getByLabel('Name of another person (optional)').fill('Second');
  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await page.getByText('Try the line in three steps').waitFor();
  await reply({ Body: 'an answer to the first' });

  const phones = page.getByRole('complementary', { name: 'Phones' });
  await phones.getByText('1 unread').waitFor();
  await phones.getByText('an answer to the first').click();
  await theirs().getByText('an answer to the first').waitFor();
  await phones.getByText('1 unread').waitFor({ state: 'hidden' });
});

it('shows what went over the wire, and delivers it once more', async () => {
  await write('hello');
  await own().getByRole('img', { name: 'delivered' }).waitFor();
  await page.getByRole('button', { name: 'Webhook traffic' }).click();
  const panel = page.getByRole('complementary', { name: 'Webhook traffic' });
  await panel.locator('summary').first().click();
  await panel.getByText(`POST ${webhook.url}`).waitFor();
  const signature = String(posted()[0]?.headers['x-twilio-signature']);
  await panel.getByText(`X-Twilio-Signature: ${signature}`).waitFor();
  await panel.getByRole('row', { name: 'Body hello' }).waitFor();

  await panel.getByRole('button', { name: 'Deliver this message once more' }).click();
  await expect.poll(() => posted().length).toBe(2);
  expect(posted()[1]?.form['MessageSid']).toBe(posted()[0]?.form['MessageSid']);
});

it('tells of a message that the webhook refused', async () => {
  webhook.answerWith({ status: 500, body: '' }, { status: 500, body: '' });
  await write('hello');
  await own().getByText('The webhook did not take this message. Error 11200.').waitFor();
});

it('stays where the reader is when something new comes, and leads back to it', async () => {
  for (let index = 0; index < 25; index++) await write(`line ${index}\nand more`);
  await expect.poll(() => own().count()).toBe(25);
  const list = "document.querySelector('.messages')";
  const offset = () => page.evaluate<number>(`${list}.scrollTop`);
  const fromEnd = () =>
    page.evaluate<number>(`${list}.scrollHeight - ${list}.scrollTop - ${list}.clientHeight`);
  await expect.poll(fromEnd).toBeLessThan(2);

  await page.evaluate(`${list}.scrollTop = 100`);
  await page.getByRole('button', { name: 'To the newest message' }).waitFor();
  await reply({ Body: 'something new' });
  await theirs().getByText('something new').waitFor({ state: 'attached' });
  expect(await offset()).toBe(100);
  await page.getByRole('button', { name: 'To the newest message' }).click();
  await expect.poll(fromEnd).toBeLessThan(2);
});

it('fits on a telephone, in the dark too', async () => {
  await page.context().close();
  const viewport = { width: 360, height: 740 };
  page = await openPage({ viewport, hasTouch: true, isMobile: true, colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Send “covid test”' }).click();
  await own().getByText('covid test').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await page.getByRole('button', { name: 'All phones' }).click();
  await page.getByRole('button', { name: /typing|You: covid test/ }).click();
  await page.getByRole('button', { name: 'Webhook traffic' }).click();
  await page.getByRole('complementary', { name: 'Webhook traffic' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
