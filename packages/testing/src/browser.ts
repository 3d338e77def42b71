import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing but the page under test goes over the network. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium of one's own with an empty profile. `CHROMIUM_PATH` names its binary where it is not in one of
 * the usual places.
 * @throws Error naming what to install where there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM_PATH'] ?? '', ...usualPlaces].find((path) =>
    existsSync(path),
  );
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium found: install it, set CHROMIUM_PATH, or run `npm test`, which installs it.',
    );
  }
  return chromium.launch({ executablePath, args: quiet, headless: true });
}
