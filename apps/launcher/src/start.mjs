// npm start: brings what is missing, starts Redis and the apps, says where they are, stops everything on Ctrl-C.
import { join } from 'node:path';
import { printBlock } from './block.mjs';
import { waitUntilHealthy } from './health.mjs';
import { readableLine } from './log-line.mjs';
import { bringNativeEngine } from './native-engine.mjs';
import { isFree } from './ports.mjs';
import { CannotGoOn, runMain, step } from './progress.mjs';
import { provideRedis, redisDataDir } from './redis.mjs';
import { readSettings, stateDir } from './settings.mjs';
import { stopRequested } from './stop-signal.mjs';
import { createSupervisor } from './supervisor.mjs';
import { checkNode, ensureBuilt, ensureInstalled, root } from './workspace.mjs';

await runMain(async () => {
  checkNode();
  const settings = readSettings();
  const stop = stopRequested();
  console.log('\n  Lungline\n');
  await ensureInstalled();
  await ensureBuilt();
  if (settings.native) await bringNativeEngine();
  stop.throwIfAborted();
  await checkPorts(settings);
  const redis = await provideRedis({ url: settings.env['REDIS_URL'], dataDir: redisDataDir(stateDir) });
  // While the apps find one another, a warning that one is not there yet tells nothing.
  let started = false;
  const gaveUp = new AbortController();
  const supervisor = createSupervisor({
    logDir: join(stateDir, 'logs'),
    onLine: (app, line) => {
      const readable = readableLine(
        app,
        line,
        settings.verbose ? 'everything' : started ? 'warnings' : 'errors',
      );
      if (readable !== null) console.log(readable);
    },
    onGiveUp: (app) => {
      const sentence = `The ${app} app keeps failing and is not started again; see .lungline/logs/${app}.log.`;
      if (started) console.error(`  ✗ ${sentence}`);
      gaveUp.abort(new CannotGoOn(sentence));
    },
  });
  try {
    await startApps(settings, redis.url, supervisor, AbortSignal.any([stop, gaveUp.signal]));
    started = true;
    printBlock(settings, redis);
    await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    console.log('\n  Stopping …');
    await supervisor.stop();
    await redis.stop();
    console.log('  Stopped.');
  }
  return 0;
});

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} redisUrl
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {AbortSignal} stop
 */
async function startApps({ env, simulated, workers, addresses }, redisUrl, supervisor, stop) {
  /** @param {string} app */
  const entry = (app) => join(root, 'apps', app, 'dist/main.js');
  const appEnv = { ...env, REDIS_URL: redisUrl };
  await step('Starting the apps', async () => {
    if (simulated) supervisor.start({ name: 'simulator', entry: entry('simulator'), env: appEnv });
    supervisor.start({ name: 'webhook', entry: entry('webhook'), env: appEnv });
    supervisor.start({ name: 'worker', entry: entry('worker'), env: appEnv });
    for (let n = 2; n <= workers; n++) {
      supervisor.start({ name: `worker-${n}`, entry: entry('worker'), env: { ...appEnv, WORKER_PORT: '0' } });
    }
    supervisor.start({ name: 'console', entry: entry('console'), env: appEnv });
    await Promise.all([
      ...(simulated ? [waitUntilHealthy('simulator', `${addresses.simulator}/livez`, stop)] : []),
      waitUntilHealthy('worker', `${addresses.worker}/readyz`, stop),
      waitUntilHealthy('webhook', `${addresses.webhook}/readyz`, stop),
      waitUntilHealthy('console', `${addresses.console}/livez`, stop),
    ]);
  });
}

/** @param {import('./settings.mjs').Settings} settings */
async function checkPorts({ addresses, simulated }) {
  for (const [app, address] of Object.entries(addresses)) {
    if (app === 'simulator' && !simulated) continue;
    const { hostname, port } = new URL(address);
    if (await isFree(hostname, Number(port))) continue;
    throw new CannotGoOn(
      `Port ${port} for the ${app} app is taken: stop what uses it (another npm start?), or set ${app.toUpperCase()}_PORT.`,
    );
  }
}
