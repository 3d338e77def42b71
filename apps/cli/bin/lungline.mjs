#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs `lungline`, building it first where that has not been done. What the build says goes to stderr. */
const root = new URL('../../../', import.meta.url);
const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) build();
await import(main.href);

function build() {
  if (!existsSync(new URL('node_modules/turbo', root))) {
    stop('nothing is installed yet: run `npm start` or `npm test` once, or `pnpm install`.', 69);
  }
  process.stderr.write('lungline: building, this once ...\n');
  // As npm start does it: the pinned pnpm comes through npx, whether or not the machine has one.
  const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const { status } = spawnSync(
    'npx',
    ['--yes', packageManager, 'exec', 'turbo', 'run', 'build', '--filter=@lungline/cli...'],
    { cwd: fileURLToPath(root), stdio: ['ignore', process.stderr, process.stderr] },
  );
  if (status !== 0) stop('the build failed; the lines above say why.', 70);
}

function stop(sentence, exitCode) {
  process.stderr.write(`lungline: ${sentence}\n`);
  process.exit(exitCode);
}
