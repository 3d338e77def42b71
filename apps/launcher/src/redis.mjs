import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram, runCommand } from './command.mjs';
import { freePort, isFree } from './ports.mjs';
import { CannotGoOn, step } from './progress.mjs';
import { installSystemPackage } from './system-package.mjs';

// What Redis has acknowledged outlives its end: docs/decisions.md says why it must be `always`.
const keepsEverything = [
  ...['--appendonly', 'yes', '--appendfsync', 'always'],
  ...['--maxmemory-policy', 'noeviction'],
];

const binaries = ['redis-server', 'valkey-server'];
const image = 'redis:7-alpine';
const defaultPort = 6379;

/**
 * @typedef {object} Redis
 * @property {string} url
 * @property {string} origin where it comes from, for the reader
 * @property {() => Promise<void>} stop ends it if it was started here
 */

/** Path of a Redis (or Valkey) server program, installed with the system's package manager where it is missing. */
export async function ensureRedisBinary() {
  const found = findProgram(binaries);
  if (found !== undefined) return found;
  await installSystemPackage('Redis', {
    'apt-get': ['redis-server'],
    dnf: ['valkey'],
    apk: ['valkey'],
    pacman: ['valkey'],
    zypper: ['redis'],
    brew: ['redis'],
  });
  const installed = findProgram(binaries);
  if (installed === undefined) throw new CannotGoOn('Redis was installed but its server is not on the PATH.');
  return installed;
}

/**
 * A Redis to work with: REDIS_URL if set, a server program on the PATH, Docker, or one that is installed first.
 * @param {{ url: string | undefined, dataDir: string }} options
 * @returns {Promise<Redis>}
 */
export async function provideRedis({ url, dataDir }) {
  if (url !== undefined && url !== '') {
    await checkAnswers(url, 'No Redis answers at REDIS_URL: start it, or unset REDIS_URL.');
    return { url, origin: 'REDIS_URL', stop: async () => undefined };
  }
  const port = (await isFree('127.0.0.1', defaultPort)) ? defaultPort : await freePort();
  if (findProgram(binaries) === undefined && (await dockerRuns())) return startInDocker(port);
  return startServer(await ensureRedisBinary(), port, dataDir);
}

/** @param {string} binary @param {number} port @param {string} dataDir @returns {Promise<Redis>} */
async function startServer(binary, port, dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return step('Starting Redis', async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dataDir, '--save', ''];
    args.push(...keepsEverything);
    // A process group of its own: Ctrl-C must reach it last, through stop().
    const server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    const exited = once(server, 'exit');
    const lines = [];
    let ready = false;
    for await (const line of createInterface({ input: server.stdout })) {
      lines.push(line);
      ready = /ready to accept connections/i.test(line);
      if (ready) break;
    }
    if (!ready) throw new CannotGoOn(`Redis did not start:\n${lines.slice(-8).join('\n')}`);
    server.stdout.resume();
    const stop = async () => {
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM');
      await exited;
    };
    return { url: `redis://127.0.0.1:${port}`, origin: binary, stop };
  });
}

/** @param {number} port @returns {Promise<Redis>} */
async function startInDocker(port) {
  const name = `lungline-redis-${port}`;
  return step('Starting Redis in Docker', async () => {
    const publish = `127.0.0.1:${port}:6379`;
    const run = [
      'run',
      '--detach',
      '--rm',
      '--name',
      name,
      '--publish',
      publish,
      '--volume',
      'lungline-redis:/data',
      image,
    ];
    const { code, output } = await runCommand('docker', [...run, ...dockerRedisArguments]);
    if (code !== 0) throw new CannotGoOn(`Redis could not be started in Docker:\n${output.trimEnd()}`);
    const stop = async () => {
      await runCommand('docker', ['stop', name]);
    };
    const url = `redis://127.0.0.1:${port}`;
    try {
      await checkAnswers(url, `The Redis in Docker does not answer: see \`docker logs ${name}\`.`);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url, origin: `Docker (${image})`, stop };
  });
}

const dockerRedisArguments = ['redis-server', ...keepsEverything];

async function dockerRuns() {
  if (findProgram(['docker']) === undefined) return false;
  const { code } = await runCommand('docker', ['info', '--format', '{{.ServerVersion}}']);
  return code === 0;
}

/** @param {string} url @param {string} complaint where nothing answers */
async function checkAnswers(url, complaint) {
  const { hostname, port } = new URL(url);
  const deadline = Date.now() + 10_000;
  while (!(await accepts(hostname, Number(port || defaultPort)))) {
    if (Date.now() > deadline) throw new CannotGoOn(complaint);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const answer = (/** @type {boolean} */ yes) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}

/** @param {string} stateDir */
export function redisDataDir(stateDir) {
  return join(stateDir, 'redis');
}
