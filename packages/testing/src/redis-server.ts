import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends the server at once, as a power cut would; `restart` brings it back with what its append-only file holds. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const binaries = ['redis-server', 'valkey-server'];

/**
 * A real Redis (or Valkey) of one's own on a free port, with `noeviction` and an append-only file.
 * @throws Error naming what to install where neither is on the PATH.
 */
export async function startRedis(extraArguments: readonly string[] = []): Promise<RedisServer> {
  const binary = findBinary();
  const directory = await mkdtemp(join(tmpdir(), 'lungline-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''];
  args.push(
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--maxmemory-policy',
    'noeviction',
    ...extraArguments,
  );
  let server = await spawnReady(binary, args);

  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      server = await spawnReady(binary, args);
    },
    stop: async () => {
      await end('SIGTERM');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function findBinary(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of binaries) {
    for (const folder of folders) {
      if (isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error(
    'No redis-server or valkey-server on the PATH: install one, or run `npm test`, which does.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function spawnReady(binary: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (/ready to accept connections/i.test(line)) {
      // Keep draining: a full pipe would stop the server.
      server.stdout.resume();
      server.stderr.resume();
      return server;
    }
  }
  throw new Error(`${binary} did not start:\n${lines.join('\n')}`);
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
