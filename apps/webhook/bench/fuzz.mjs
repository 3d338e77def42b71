// Runs test/fuzz with many more requests than the tests do: `node bench/fuzz.mjs [requests] [seed]`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [requests = '100000', seed = '1'] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/fuzz'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  // biome-ignore lint/style/noProcessEnv: handed on as it is, with what the test asks for
  env: { ...process.env, FUZZ_REQUESTS: requests, FUZZ_SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
