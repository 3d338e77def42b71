import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser, type RedisServer, startRedis } from '@lungline/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningLine, startLine } from './running-line.js';

const desktop = { width: 1280, height: 900 };
/** High enough for a whole answer with its picture. */
const tall = { width: 1100, height: 1260 };
const telephone = { width: 390, height: 844 };
/** Pictures of the pages, for whoever wants to look at what a person sees. */
const screenshots = fileURLToPath(new URL('../../../.lungline/screenshots/', import.meta.url));

describe('a person in a browser', () => {
  let redis: RedisServer;
  let line: RunningLine;
  let browser: Browser;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    redis = await startRedis();
    [line, browser] = await Promise.all([startLine(redis.url), launchBrowser()]);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await line?.interrupt();
    await redis?.stop();
  }, 60_000);

  it('chats from "covid test" to percentages', async () => {
    const page = await openPage(browser, line.addresses.simulator, tall);
    await page.getByRole('textbox', { name: 'Message' }).fill('covid test');
    await page.keyboard.press('Enter');
    await answer(page, /not a diagnosis/i);
    await page.getByRole('textbox', { name: 'Message' }).fill('yes');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await answer(page, /send a photo/i);
    await page
      .getByRole('button', { name: /Send a film made to look like Normal/ })
      .first()
      .click();
    const result = await answer(page, /COVID-19: (< )?\d+%/);
    await result.getByRole('img').first().waitFor();
    await page.getByRole('img', { name: 'Read' }).last().waitFor();
    await page.screenshot({ path: `${screenshots}chat.png` });

    await page.getByRole('button', { name: 'Webhook traffic' }).click();
    await page.getByText('/webhooks/twilio/messages').first().waitFor();
    await page.setViewportSize(desktop);
    await page.screenshot({ path: `${screenshots}traffic.png` });
    await page.close();
  }, 90_000);

  it('chats on a telephone without having to scroll sideways', async () => {
    const page = await openPage(browser, line.addresses.simulator, telephone);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${screenshots}chat-phone.png` });
    await page.close();
  }, 60_000);

  it('watches the job in the dashboard, behind a login', async () => {
    const page = await openPage(browser, `${line.addresses.console}/queues`, desktop);
    await page.getByLabel('Name').fill(line.login.name);
    await page.getByLabel('Password').fill(line.login.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('analysis', { exact: false }).first().waitFor();
    await page.goto(`${line.addresses.console}/queues/queue/analysis?status=completed`);
    await page.getByText('screen', { exact: false }).first().waitFor();
    await page.screenshot({ path: `${screenshots}queues.png` });
    expect(await page.content()).not.toMatch(/whatsapp:|\+1\d{10}/);

    await page.goto(line.addresses.console);
    await page
      .getByText(/wasm|native/i)
      .first()
      .waitFor();
    await page.screenshot({ path: `${screenshots}console.png` });
    await page.close();
  }, 90_000);
});

/** A page on which a script error, or a request to another host, fails the test. */
async function openPage(browser: Browser, url: string, viewport: typeof desktop): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(
    ({ hostname, protocol }) => protocol.startsWith('http') && hostname !== '127.0.0.1',
    (route) => {
      throw new Error(`The page asked ${new URL(route.request().url()).hostname} for something.`);
    },
  );
  await page.goto(url);
  return page;
}

/** Waits for a bubble of the line with this text. */
async function answer(page: Page, text: RegExp) {
  const bubble = page.locator('li.message.theirs').filter({ hasText: text }).last();
  await bubble.waitFor({ timeout: 60_000 });
  return bubble;
}
