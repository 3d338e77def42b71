#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs `lungline`, building it first where that has not been done. What the build says goes to stderr. */
const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) build();
await import(main.href);

function build() {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const turbo = fileURLToPath(new URL('../../../node_modules/turbo/bin/turbo', import.meta.url));
  if (!existsSync(turbo)) {
    process.stderr.write(
      'lungline: nothing is installed yet. Run `npm start` or `npm test` once, or `pnpm install`.\n',
    );
    process.exit(69);
  }
  process.stderr.write('lungline: building, this once ...\n');
  const { status } = spawnSync(process.execPath, [turbo, 'run', 'build', '--filter=@lungline/cli...'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) {
    process.stderr.write('lungline: the build failed; the lines above say why.\n');
    process.exit(70);
  }
}
