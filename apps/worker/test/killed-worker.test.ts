import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Address, MessageSid } from '@lungline/channel';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { person, startLine } from './running-line.js';
import { startTinyTwilio } from './tiny-twilio.js';

const entry = fileURLToPath(new URL('worker-process.mjs', import.meta.url));
const patience = { timeout: 90_000, interval: 50 };
const sid = `SM${'a'.repeat(32)}` as MessageSid;

// Side by side: each waits for locks of the killed process to run out.
describe.concurrent('a worker that is killed (kill -9)', { timeout: 120_000 }, () => {
  it('while it reads a film still leads to exactly one answer', async () => {
    const { twilio, spawnWorker, sendPhoto, untilTaken, untilQueuesAre } = await openScene();
    const stuck = spawnWorker({ stuck: true });
    await sendPhoto();
    await stuck.untilSaid('reading');
    await untilQueuesAre({ analysis: 1, outbound: 0, erasure: 0 });
    await kill(stuck.child);

    spawnWorker({ stuck: false });
    await untilTaken(['heard look', 'read classified']);
    await untilQueuesAre({ analysis: 0, outbound: 0, erasure: 0 });
    expect(twilio.taken).toEqual(['heard look', 'read classified']);
  });

  it('while it sends does not send twice', async () => {
    const { twilio, spawnWorker, sendPhoto, untilTaken, untilQueuesAre } = await openScene();
    twilio.holdNextAnswer();
    const { child } = spawnWorker({ stuck: false });
    await sendPhoto();
    await untilTaken(['heard look']);
    await kill(child);

    spawnWorker({ stuck: false });
    await untilTaken(['heard look', 'read classified']);
    await untilQueuesAre({ analysis: 0, outbound: 0, erasure: 0 });
    expect(twilio.taken).toEqual(['heard look', 'read classified']);
  });
});

async function openScene() {
  const running = await startLine();
  const twilio = await startTinyTwilio(Uint8Array.of(1, 2, 3));
  const processes: ChildProcess[] = [];
  onTestFinished(async () => {
    await Promise.all(processes.map(kill));
    await running.close();
    await twilio.stop();
  });

  const spawnWorker = (options: { readonly stuck: boolean }) => {
    const { redisUrl, dataKey } = running;
    const setting = { redisUrl, dataKey: dataKey.toString('base64'), twilioUrl: twilio.url, ...options };
    const child = spawn(process.execPath, [entry, JSON.stringify(setting)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    processes.push(child);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    return { child, untilSaid: (line: string) => vi.waitFor(() => expect(said).toContain(line), patience) };
  };
  const sendPhoto = () =>
    running.line.receive({
      sid,
      from: person(1) as Address,
      to: person(0) as Address,
      text: 'look',
      media: [{ index: 0, url: twilio.photoUrl, kind: 'image' }],
    });
  const untilTaken = (texts: readonly string[]) =>
    vi.waitFor(() => {
      // A worker that could not even start would be waited for in vain.
      const exitCodes = processes.flatMap(({ exitCode }) => exitCode ?? []);
      expect({ taken: twilio.taken, exitCodes }).toEqual({ taken: texts, exitCodes: [] });
    }, patience);
  /** How many jobs of each queue are not finished. */
  const untilQueuesAre = (left: Readonly<Record<string, number>>) =>
    vi.waitFor(async () => {
      const counts = Object.entries(await running.queues.counts());
      const unfinished = counts.map(([name, c]) => [name, c.waiting + c.active + c.delayed]);
      expect(Object.fromEntries(unfinished)).toEqual(left);
    }, patience);
  return { twilio, spawnWorker, sendPhoto, untilTaken, untilQueuesAre };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
