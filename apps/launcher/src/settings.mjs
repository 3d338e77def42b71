import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotGoOn } from './progress.mjs';
import { keepSecrets } from './secrets.mjs';
import { root } from './workspace.mjs';

export const stateDir = join(root, '.lungline');

/**
 * @typedef {object} Settings
 * @property {NodeJS.ProcessEnv} env what every app is started with; REDIS_URL is added later
 * @property {boolean} simulated whether the simulator stands in for Twilio
 * @property {number} workers
 * @property {boolean} verbose
 * @property {boolean} native whether to bring TensorFlow's native library first
 * @property {Record<'webhook' | 'console' | 'simulator' | 'worker', string>} addresses
 * @property {{ name: string, password: string } | undefined} login made up for the console, if any was
 */

/**
 * What to start and with which environment: `.env`, the process environment (which wins) and, for what neither names,
 * secrets made up once and kept.
 * @returns {Settings}
 */
export function readSettings() {
  const options = readOptions();
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const secrets = keepSecrets(join(stateDir, 'secrets.json'));
  const addresses = {
    webhook: address(given, 'WEBHOOK', '3000'),
    console: address(given, 'CONSOLE', '3001'),
    simulator: address(given, 'SIMULATOR', '3002'),
    worker: address(given, 'WORKER', '3003'),
  };
  const simulated = given['TWILIO_ACCOUNT_SID'] === undefined && given['TWILIO_AUTH_TOKEN'] === undefined;
  const simulation = {
    TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886',
    TWILIO_API_BASE_URL: addresses.simulator,
    TWILIO_TYPING_INDICATOR: 'on',
  };
  const madeUpLogin =
    given['CONSOLE_USERS'] === undefined ? { name: 'admin', password: secrets.consolePassword } : undefined;
  return {
    env: {
      NODE_ENV: 'production',
      // TensorFlow's native library greets on standard error with what the processor can do.
      TF_CPP_MIN_LOG_LEVEL: '2',
      DATA_KEY: secrets.dataKey,
      PUBLIC_URL: addresses.webhook,
      ...(madeUpLogin === undefined
        ? {}
        : { CONSOLE_USERS: `${madeUpLogin.name}:admin:${madeUpLogin.password}` }),
      ...(simulated ? simulation : {}),
      ...given,
    },
    simulated,
    workers: options.workers,
    verbose: options.verbose,
    native: options.native,
    addresses,
    login: madeUpLogin,
  };
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        workers: { type: 'string', default: '1' },
        verbose: { type: 'boolean', default: false },
        native: { type: 'boolean', default: false },
      },
    });
    if (!/^[1-9]\d?$/.test(values.workers)) throw new TypeError('--workers takes a number from 1 to 99');
    return { workers: Number(values.workers), verbose: values.verbose, native: values.native };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CannotGoOn(`${error.message}. Usage: npm start -- [--workers N] [--verbose] [--native]`);
  }
}

/** @param {NodeJS.ProcessEnv} env @param {string} app @param {string} port */
function address(env, app, port) {
  const host = env[`${app}_HOST`] ?? '127.0.0.1';
  // An address to listen on everywhere is not one to connect to.
  const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const given = env[`${app}_PORT`] ?? port;
  if (given === '0') {
    throw new CannotGoOn(
      `${app}_PORT is 0: npm start has to know where its apps are, so give it a port of its own.`,
    );
  }
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${given}`;
}
