import { launchBrowser } from '@lungline/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { password, type RunningConsole, startConsole } from './start-console.js';

let running: RunningConsole;
let browser: Browser;
let address: string;

beforeAll(async () => {
  running = await startConsole();
  address = await running.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
  const { analysis } = running.queueSet.queues;
  await analysis.add('screen', { screeningId: 'SM1-0' }, { jobId: 'SM1-0' });
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** A page that keeps what it complained about: errors, broken content policies, requests to other hosts. */
async function openPage(options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`foreign request to ${request.url()}`);
  });
  return { page, complaints };
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

it('an operator logs in, watches a queue grow, looks at the job and logs out', async () => {
  const { page, complaints } = await openPage();
  await page.goto(address);
  await logIn(page, 'operator');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();

  const waiting = page.locator('.card', { hasText: 'analysis' }).locator('dd').first();
  expect(await waiting.textContent()).toBe('1');
  const { analysis } = running.queueSet.queues;
  await analysis.add('screen', { screeningId: 'SM2-0' }, { jobId: 'SM2-0' });
  await expect.poll(() => waiting.textContent(), { timeout: 20_000 }).toBe('2');

  await page.getByRole('link', { name: 'analysis' }).click();
  await page.getByText('SM2-0').first().waitFor();
  expect(page.url()).toContain('/queues/queue/analysis');

  await page.goto(address);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await page.goto(`${address}/queues`);
  expect(page.url()).toContain('/login?next=%2Fqueues');
  expect(complaints).toEqual([]);
});

it('a viewer is shown the same job without a button to act on it, on the width of a telephone', async () => {
  const { page, complaints } = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await page.goto(`${address}/queues/queue/analysis`);
  await logIn(page, 'viewer');
  await page.getByText('SM1-0').first().waitFor();
  expect(page.url()).toContain('/queues/read-only/queue/analysis');
  expect(
    await page.getByRole('button', { name: /remove|clean|pause|promote|retry|duplicate/i }).count(),
  ).toBe(0);

  await page.goto(address);
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBe(360);
  expect(complaints).toEqual([]);
});
