import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser, type RedisServer, startRedis } from '@lungline/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningLine, startLine } from './running-line.js';

const screenshots = fileURLToPath(new URL('../../../.lungline/screenshots/', import.meta.url));
const waiting = { timeout: 90_000 };

interface Visit {
  readonly language: string;
  readonly wish: string;
  /** What the questions and the buttons of the visit say. */
  readonly consent: string;
  readonly yes: string;
  readonly result: RegExp;
  readonly no: string;
  readonly direction: 'ltr' | 'rtl';
}

const visits: readonly Visit[] = [
  {
    language: 'en',
    wish: 'covid test',
    consent: '18',
    yes: 'Yes',
    result: /COVID-19: (< )?\d+%/,
    no: 'No',
    direction: 'ltr',
  },
  {
    language: 'hi',
    wish: 'मुझे कोविड टेस्ट कराना है',
    consent: '18',
    yes: 'हाँ',
    result: /\d+%/,
    no: 'नहीं',
    direction: 'ltr',
  },
  {
    language: 'ar',
    wish: 'أريد فحص كوفيد',
    consent: '18',
    yes: 'نعم',
    result: /\d+\u200e?%/,
    no: 'لا',
    direction: 'rtl',
  },
];

describe('a whole conversation on the screen', () => {
  let redis: RedisServer;
  let line: RunningLine;
  let browser: Browser;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    redis = await startRedis();
    [line, browser] = await Promise.all([startLine(redis.url), launchBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await line?.interrupt();
    await redis?.stop();
  }, 60_000);

  it.each(visits)(
    'in $language',
    async (visit) => {
      const page = await browser.newPage({ viewport: { width: 480, height: 900 } });
      await page.goto(line.addresses.simulator);
      await page.getByRole('button', { name: 'Synthetic films' }).waitFor(waiting);
      await newPhone(page, visit.language);

      await page.getByRole('textbox', { name: 'Message' }).fill(visit.wish);
      await page.keyboard.press('Enter');
      await theirs(page, visit.consent).waitFor(waiting);
      await page.getByRole('button', { name: visit.yes, exact: true }).last().click();
      await page.locator('.message.theirs').nth(1).waitFor(waiting);
      await page
        .getByRole('button', { name: /Send a film made to look like Pneumonia/ })
        .first()
        .click();
      const result = page.locator('.message.theirs').filter({ hasText: visit.result }).last();
      await result.waitFor(waiting);
      await result.getByRole('img').first().waitFor(waiting);
      // May we keep it for review?
      await page.getByRole('button', { name: visit.no, exact: true }).last().waitFor(waiting);

      const style = "getComputedStyle(document.querySelector('.message.theirs .text'))";
      expect(await page.evaluate(`${style}.unicodeBidi`)).toBe('plaintext');
      expect(await page.evaluate(`${style}.direction`)).toBe(visit.direction);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0);
      await page.mouse.move(0, 0);
      await page.setViewportSize({ width: 480, height: await wholeHeight(page) });
      await page.screenshot({ path: `${screenshots}conversation-${visit.language}.png` });
      await page.close();
    },
    240_000,
  );
});

/** A person of their own, whose chat begins empty. */
async function newPhone(page: Page, name: string): Promise<void> {
  const list = page.getByRole('complementary', { name: 'Phones' });
  if (!(await list.isVisible())) await page.getByRole('button', { name: 'All phones' }).click();
  await page.getByLabel('Name of another person (optional)').fill(name);
  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await page.getByText('Try the line in three steps').waitFor(waiting);
}

function theirs(page: Page, text: string) {
  return page.locator('.message.theirs').filter({ hasText: text }).last();
}

/** How high the window must be to show the whole conversation. */
async function wholeHeight(page: Page): Promise<number> {
  const list = "document.querySelector('.messages')";
  return await page.evaluate<number>(`window.innerHeight + ${list}.scrollHeight - ${list}.clientHeight`);
}
