import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeModel } from '@lungline/classifier/tiny-model';
import { freePort, type RedisServer, startRedis } from '@lungline/testing';
import { Redis } from 'ioredis';
import { type AppProcess, startApp } from './app-process.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const appFile = (app: string) => fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url));
const clockFile = fileURLToPath(new URL('../src/clock.mjs', import.meta.url));

/** What the apps and the simulator share. */
export const account = { authToken: 'an-auth-token-of-trials', line: 'whatsapp:+15550100000' } as const;

export interface LineOptions {
  readonly workers: number;
  /** A model of one's own; a tiny one unless given, which reads a film in no time. */
  readonly modelDir?: string;
  readonly threads?: number;
}

/** The real apps as processes of their own on a Redis of their own, with a simulator in the place of Twilio. */
export interface LineOnTrial {
  readonly webhook: AppProcess;
  readonly workers: readonly AppProcess[];
  readonly simulatorUrl: string;
  readonly webhookUrl: string;
  readonly redis: RedisServer;
  readonly proxy: TcpProxy;
  /** Speaks to Redis directly, whatever the proxy does. */
  readonly control: Redis;
  /** Where logs are, for whoever wants to know why. */
  readonly directory: string;
  /** Moves the clock of one app by an offset from the real time. */
  moveClock(app: AppProcess, offsetMs: number): Promise<void>;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLineOnTrial(options: LineOptions): Promise<LineOnTrial> {
  const directory = await mkdtemp(join(tmpdir(), 'lungline-trial-'));
  const model = options.modelDir === undefined ? await makeModel() : undefined;
  // As `npm start` and docker-compose.yml start it.
  const redis = await startRedis(['--appendfsync', 'always']);
  const proxy = await startTcpProxy(redis.port);
  const control = new Redis(redis.url, { retryStrategy: () => 200, maxRetriesPerRequest: null });
  // Redis is killed on purpose; ioredis comes back by itself.
  control.on('error', () => undefined);
  const [webhookPort, simulatorPort, ...workerPorts] = await Promise.all(
    Array.from({ length: 2 + options.workers }, () => freePort()),
  );
  const webhookUrl = `http://127.0.0.1:${webhookPort}`;
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;

  const env = {
    LOG_LEVEL: 'info',
    REDIS_URL: `redis://127.0.0.1:${proxy.port}`,
    PUBLIC_URL: webhookUrl,
    TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_WHATSAPP_FROM: account.line,
    TWILIO_API_BASE_URL: simulatorUrl,
    DATA_KEY: randomBytes(32).toString('base64'),
    MODEL_DIR: options.modelDir ?? model?.directory ?? '',
    CLASSIFIER_ENGINE: 'wasm',
    CLASSIFIER_THREADS: String(options.threads ?? 1),
    WEBHOOK_PORT: String(webhookPort),
    SIMULATOR_PORT: String(simulatorPort),
    SWEEP_EVERY_SECONDS: '10',
    SWEEP_PATIENCE_SECONDS: '20',
  };
  const clockOf = (name: string) => join(directory, `${name}.clock`);
  const app = async (name: string, file: string, readyUrl: string, more: Record<string, string> = {}) => {
    await writeFile(clockOf(name), '0');
    return startApp({
      name,
      entry: appFile(file),
      nodeArguments: ['--import', clockFile],
      env: { ...env, ...more, TRIAL_CLOCK: clockOf(name) },
      cwd: directory,
      readyUrl,
      logFile: join(directory, `${name}.log`),
    });
  };
  const simulator = await app('simulator', 'simulator', `${simulatorUrl}/simulator/faults`);
  const webhook = await app('webhook', 'webhook', `${webhookUrl}/livez`);
  const workers = await Promise.all(
    workerPorts.map((port, n) =>
      app(`worker-${n + 1}`, 'worker', `http://127.0.0.1:${port}/readyz`, { WORKER_PORT: String(port) }),
    ),
  );
  const apps = [simulator, webhook, ...workers];

  return {
    webhook,
    workers,
    simulatorUrl,
    webhookUrl,
    redis,
    proxy,
    control,
    directory,
    moveClock: async (moved, offsetMs) => {
      await writeFile(clockOf(moved.name), String(offsetMs));
      moved.signal('SIGUSR2');
    },
    ready: async () => {
      await Promise.all(apps.map((each) => each.ready()));
    },
    stop: async () => {
      await Promise.all(apps.map((each) => each.stop()));
      control.disconnect();
      await proxy.close();
      await redis.stop();
      await model?.remove();
    },
  };
}

/** Ctrl-C leaves no process behind. */
export function endWithSignals(line: LineOnTrial): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void line.stop().finally(() => process.exit(130)));
  }
}
