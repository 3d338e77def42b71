// npm test: brings what the tests need, builds, and runs every test of the workspace. Arguments go on to vitest.
import { ensureChromium } from './chromium.mjs';
import { runCommand } from './command.mjs';
import { runMain } from './progress.mjs';
import { ensureRedisBinary } from './redis.mjs';
import { checkNode, ensureBuilt, ensureInstalled, root } from './workspace.mjs';

await runMain(async () => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
  await ensureRedisBinary();
  const env = { ...process.env, CHROMIUM_PATH: await ensureChromium() };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
  const { code } = await runCommand(process.execPath, vitest, { cwd: root, env, show: true });
  return code;
});
