// A process for the tests: what it does is its first argument.
import { ConfigError } from '@lungline/config';
import { closeOnSignal, runApp } from '@lungline/lifecycle';
import { createLogger } from '@lungline/telemetry';

const ways = {
  'wrong-config': async () => {
    throw new ConfigError([{ variable: 'DATA_KEY', expected: 'a key' }]);
  },
  'no-luck': async () => {
    throw new Error('nobody at https://user:secret@host/path?token=secret');
  },
  'closes-well': async () => wait(async () => undefined),
  'closes-badly': async () => wait(() => Promise.reject(new Error('stuck'))),
  'never-closes': async () => wait(() => new Promise(() => undefined)),
  'closes-late': async () => wait(() => new Promise(() => undefined), 50),
};

function wait(close, deadlineMs = 60_000) {
  closeOnSignal({ close, deadlineMs, log: createLogger({ app: 'child', level: 'info' }) });
  setInterval(() => undefined, 1_000);
  process.stdout.write('ready\n');
}

runApp('child', ways[process.argv[2]]);
