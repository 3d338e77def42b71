import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { modelFolder } from '@lungline/model';
import type { AppProcess } from './app-process.js';
import { createFilms } from './films.js';
import { account, endWithSignals, type LineOnTrial, startLineOnTrial } from './line-on-trial.js';
import { openPhones, type Phones } from './phone-line.js';
import { quantilesOf } from './quantiles.js';
import { type Post, postSteadily } from './webhook-posts.js';

const run = promisify(execFile);
const sliceMs = 10_000;
const consentPatienceMs = 300_000;
/** The first film tells how long films take; the next heartbeat tells the others. */
const heartbeatMs = 6_000;
const betweenAlbumsMs = 150;

export interface LoadOptions {
  readonly conversations: number;
  readonly photosEach: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

/** Ten seconds of a run. */
export interface Slice {
  readonly posts: number;
  /** Not answered 200. */
  readonly refused: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly filmsWaiting: number;
  readonly sendsWaiting: number;
  readonly webhookMb: number;
  readonly workerMb: number;
  readonly redisMb: number;
}

export interface LoadReport {
  readonly startedAt: string;
  readonly perSecond: number;
  readonly conversations: number;
  readonly photosEach: number;
  readonly slices: readonly Slice[];
  readonly posts: number;
  readonly refused: number;
  /** How many people were told how long it would take, and the longest that was said, minutes. */
  readonly toldToWait: number;
  readonly longestWaitTold: number;
}

/** Albums of many people saturate one worker with the shipped model, while messages come in at a steady rate. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const { conversations, photosEach, perSecond, seconds, say } = options;
  const startedAt = new Date().toISOString();
  const line = await startLineOnTrial({ workers: 1, modelDir: modelFolder });
  endWithSignals(line);
  try {
    await line.ready();
    const phones = await openPhones(line.simulatorUrl);
    const films = createFilms();
    const ready = await consentingPhones(phones, conversations);
    say(`${ready.length} people have agreed`);
    const [first = ''] = ready;
    await phones.photos(first, [films.next()]);
    await untilAnswers(phones, first, 4);
    await wait(heartbeatMs);

    const watching = watch(line, seconds * 1_000, say);
    const albums = sendAlbums(phones, ready, () => Array.from({ length: photosEach }, () => films.next()));
    const { webhookUrl } = line;
    const posting = postSteadily({ webhookUrl, ...account, perSecond, seconds });
    const [samples, posts] = await Promise.all([watching, posting, albums]);
    const waits = phones.answers
      .flatMap(({ text }) => /about (\d+) minutes/.exec(text)?.[1] ?? [])
      .map(Number);
    phones.close();
    return {
      startedAt,
      perSecond,
      conversations,
      photosEach,
      slices: samples.map((sample, index) => ({ ...sample, ...sliceOf(posts, index) })),
      posts: posts.length,
      refused: posts.filter(({ status }) => status !== 200).length,
      toldToWait: waits.length,
      longestWaitTold: Math.max(0, ...waits),
    };
  } finally {
    await line.stop();
  }
}

/** One after the other, as people do: those who come late find a long queue. */
async function sendAlbums(
  phones: Phones,
  ready: readonly string[],
  album: () => readonly Uint8Array[],
): Promise<void> {
  for (const phone of ready) {
    await phones.photos(phone, album());
    await wait(betweenAlbumsMs);
  }
}

async function consentingPhones(phones: Phones, count: number): Promise<readonly string[]> {
  const ids = await Promise.all(Array.from({ length: count }, () => phones.add()));
  await Promise.all(
    ids.map(async (id) => {
      await phones.text(id, 'covid test');
      await untilAnswers(phones, id, 1);
      await phones.text(id, 'yes');
      await untilAnswers(phones, id, 2);
    }),
  );
  return ids;
}

async function untilAnswers(phones: Phones, phone: string, count: number): Promise<void> {
  const since = performance.now();
  while (phones.answersOf(phone).length < count) {
    if (performance.now() - since > consentPatienceMs)
      throw new Error('A person was not answered before the load.');
    await wait(100);
  }
}

type Sample = Omit<Slice, 'posts' | 'refused' | 'medianMs' | 'p95Ms'>;

async function watch(line: LineOnTrial, ms: number, say: LoadOptions['say']): Promise<readonly Sample[]> {
  const { control, webhook, workers } = line;
  const samples: Sample[] = [];
  for (let elapsed = 0; elapsed < ms; elapsed += sliceMs) {
    await wait(sliceMs);
    const memory = /used_memory:(\d+)/.exec(await control.info('memory'))?.[1] ?? '0';
    const sample: Sample = {
      filmsWaiting: await control.llen('lungline-jobs:analysis:wait'),
      sendsWaiting: await control.llen('lungline-jobs:outbound:wait'),
      webhookMb: await residentMb(webhook),
      workerMb: workers[0] === undefined ? 0 : await residentMb(workers[0]),
      redisMb: Math.round(Number(memory) / 2 ** 20),
    };
    samples.push(sample);
    say(JSON.stringify(sample));
  }
  return samples;
}

async function residentMb({ pid }: AppProcess): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round(Number(stdout) / 1_024);
}

function sliceOf(
  posts: readonly Post[],
  index: number,
): Pick<Slice, 'posts' | 'refused' | 'medianMs' | 'p95Ms'> {
  const these = posts.filter(({ at }) => Math.floor(at / sliceMs) === index);
  const { median, p95 } = quantilesOf(these.map(({ ms }) => ms));
  const refused = these.filter(({ status }) => status !== 200).length;
  return { posts: these.length, refused, medianMs: median, p95Ms: p95 };
}
