import { findProgram, runCommand } from './command.mjs';
import { installSystemPackage } from './system-package.mjs';

const binaries = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** The tests look at chats in these scripts. */
const languages = ['hi', 'ar'];

/** Path of a Chromium for the browser tests: CHROMIUM_PATH, one on the PATH, or one that is installed first. */
export async function ensureChromium() {
  const found = process.env['CHROMIUM_PATH'] || findProgram(binaries);
  if (found === undefined) {
    await installSystemPackage('Chromium', {
      'apt-get': ['chromium', 'fonts-dejavu-core'],
      dnf: ['chromium'],
      apk: ['chromium', 'font-dejavu'],
      pacman: ['chromium'],
      zypper: ['chromium'],
    });
  }
  if (await lacksFonts()) {
    await installSystemPackage('fonts for Hindi and Arabic', {
      'apt-get': ['fonts-noto-core'],
      dnf: ['google-noto-sans-devanagari-fonts', 'google-noto-sans-arabic-fonts'],
      apk: ['font-noto-devanagari', 'font-noto-arabic'],
      pacman: ['noto-fonts'],
      zypper: ['noto-sans-devanagari-fonts', 'noto-sans-arabic-fonts'],
    });
  }
  return found ?? findProgram(binaries) ?? 'chromium';
}

/** Where nobody can be asked (macOS has these fonts), nothing is missing. */
async function lacksFonts() {
  if (findProgram(['fc-list']) === undefined) return false;
  const lists = await Promise.all(languages.map((language) => runCommand('fc-list', [`:lang=${language}`])));
  return lists.some(({ output }) => output.trim() === '');
}
