import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './command.mjs';
import { CannotGoOn, step } from './progress.mjs';

// Not import.meta.dirname: a Node that is too old must get as far as being told so.
export const root = fileURLToPath(new URL('../../..', import.meta.url));

const environment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NPM_CONFIG_UPDATE_NOTIFIER: 'false' };

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new CannotGoOn(
    `Lungline needs Node 20.19 or later; this is ${process.version}: get it from https://nodejs.org.`,
  );
}

/**
 * Runs the pnpm that package.json pins, whether or not the machine has one: npm brings it.
 * @param {readonly string[]} args
 * @param {{ show?: boolean }} [options]
 */
function pnpm(args, { show = false } = {}) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return runCommand('npx', ['--yes', packageManager, ...args], { cwd: root, env: environment, show });
}

/** Installs what the lock file names, unless that was done already for this very lock file. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.lungline-installed');
  const wanted = installFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Installing packages', async () => {
    const { code, output } = await pnpm(['install', '--frozen-lockfile']);
    if (code !== 0) throw new CannotGoOn(`Packages could not be installed; pnpm said:\n${lastLines(output)}`);
    writeFileSync(stamp, wanted);
  });
}

/** Builds whatever changed since the last build. */
export async function ensureBuilt() {
  await step('Building', async () => {
    const { code, output } = await pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']);
    if (code !== 0) throw new CannotGoOn(`The build failed:\n${lastLines(output, 40)}`);
  });
}

function installFingerprint() {
  const hash = createHash('sha256').update(process.versions.modules).update(process.arch);
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  );
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests.sort()]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** @param {string} text */
function lastLines(text, count = 25) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
