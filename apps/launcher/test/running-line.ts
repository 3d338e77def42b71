import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@lungline/testing';

/** The whole product, as `npm start` starts it, on ports of its own. */
export interface RunningLine {
  readonly addresses: Record<'webhook' | 'console' | 'simulator' | 'worker', string>;
  readonly login: { readonly name: string; readonly password: string };
  /** Everything that was printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does and answers with the exit code. */
  interrupt(): Promise<number | null>;
}

/** Starts `npm start` in the workspace and waits for its block of addresses. */
export async function startLine(redisUrl: string): Promise<RunningLine> {
  const apps = ['webhook', 'console', 'simulator', 'worker'] as const;
  const ports = await Promise.all(apps.map(() => freePort()));
  const portOf = Object.fromEntries(apps.map((app, n) => [`${app.toUpperCase()}_PORT`, String(ports[n])]));
  const login = { name: 'tester', password: 'a-password-for-this-test' };
  const child = spawn(process.execPath, ['apps/launcher/src/start.mjs'], {
    cwd: new URL('../../..', import.meta.url),
    env: {
      ...process.env,
      ...portOf,
      // Empty wins over an .env file: the test talks to the simulator.
      TWILIO_ACCOUNT_SID: '',
      TWILIO_AUTH_TOKEN: '',
      TWILIO_API_BASE_URL: '',
      PUBLIC_URL: '',
      API_KEYS: '',
      REDIS_URL: redisUrl,
      CONSOLE_USERS: `${login.name}:admin:${login.password}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  await untilRunning(child, lines);
  const address = (n: number) => `http://127.0.0.1:${ports[n]}`;
  return {
    addresses: { webhook: address(0), console: address(1), simulator: address(2), worker: address(3) },
    login,
    output: () => lines.join('\n'),
    interrupt: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}

function untilRunning(child: ChildProcess, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes('Ctrl-C stops everything')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${lines.join('\n')}`)));
  });
}
