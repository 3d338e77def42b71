import { findProgram } from './command.mjs';
import { installSystemPackage } from './system-package.mjs';

const binaries = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Path of a Chromium for the browser tests: CHROMIUM_PATH, one on the PATH, or one that is installed first. */
export async function ensureChromium() {
  const found = process.env['CHROMIUM_PATH'] || findProgram(binaries);
  if (found !== undefined) return found;
  await installSystemPackage('Chromium', {
    'apt-get': ['chromium', 'fonts-dejavu-core'],
    dnf: ['chromium'],
    apk: ['chromium', 'font-dejavu'],
    pacman: ['chromium'],
    zypper: ['chromium'],
  });
  return findProgram(binaries) ?? 'chromium';
}
