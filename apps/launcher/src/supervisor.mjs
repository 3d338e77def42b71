import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} App
 * @property {string} name
 * @property {string} entry file that node runs
 * @property {NodeJS.ProcessEnv} env
 *
 * @typedef {object} Supervisor
 * @property {(app: App) => void} start
 * @property {() => Promise<void>} stop ends every app, the last started first
 */

const graceMs = 20_000;
/** Exit status of a program whose configuration is wrong (EX_CONFIG of sysexits.h): starting it again cannot help. */
const exitConfig = 78;

/**
 * Keeps apps running: each in a process group of its own, its log in a file, started again when it dies.
 * @param {{ logDir: string, onLine: (app: string, line: string) => void, onGiveUp: (app: string) => void }} options
 * @returns {Supervisor}
 */
export function createSupervisor({ logDir, onLine, onGiveUp }) {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  /** @type {Map<string, { child: import('node:child_process').ChildProcess, exited: Promise<void> }>} */
  const running = new Map();
  /** @type {Set<NodeJS.Timeout>} */
  const restarts = new Set();
  let stopping = false;

  /** @param {App} app @param {number} deaths */
  function launch(app, deaths) {
    const startedAt = Date.now();
    const log = createWriteStream(join(logDir, `${app.name}.log`), { flags: 'a', mode: 0o600 });
    // Its own process group: Ctrl-C reaches the launcher alone, which ends the apps in order.
    const child = spawn(process.execPath, [app.entry], {
      env: app.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        onLine(app.name, line);
      });
    }
    /** @type {Promise<void>} */
    const exited = new Promise((resolve) => {
      child.on('close', (code) => {
        log.end();
        running.delete(app.name);
        resolve();
        if (stopping) return;
        const quickDeaths = Date.now() - startedAt > 30_000 ? 0 : deaths + 1;
        if (code === exitConfig || quickDeaths >= 5) return onGiveUp(app.name);
        onLine(app.name, `ended (${code ?? 'by a signal'}) and is started again`);
        const timer = setTimeout(
          () => {
            restarts.delete(timer);
            launch(app, quickDeaths);
          },
          250 * 2 ** quickDeaths,
        );
        restarts.add(timer);
      });
    });
    running.set(app.name, { child, exited });
  }

  return {
    start: (app) => launch(app, 0),
    stop: async () => {
      stopping = true;
      for (const timer of restarts) clearTimeout(timer);
      for (const [name, { child, exited }] of [...running].reverse()) {
        child.kill('SIGTERM');
        const hurry = setTimeout(() => {
          onLine(name, 'did not end in time and is killed');
          child.kill('SIGKILL');
        }, graceMs);
        await exited;
        clearTimeout(hurry);
      }
    },
  };
}
