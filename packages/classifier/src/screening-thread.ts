import { decodeRadiograph, examineFilm, type Film, toGrey, toTensor } from '@lungline/radiograph';
import { memory } from '@tensorflow/tfjs-core';
import { workerData } from 'piscina';
import sharp from 'sharp';
import { type AttentionPainter, displayFilm, loadAttentionPainter } from './draw-attention.js';
import { judge } from './judge.js';
import type { Manifest } from './manifest.js';
import { ModelRefused } from './model-error.js';
import { type Network, openNetwork } from './open-network.js';
import { readModel } from './read-model.js';
import { startEngine } from './start-engine.js';
import {
  isCancelled,
  type Opening,
  type Screened,
  type ScreenTask,
  type ThreadSettings,
} from './thread-protocol.js';
import type { Screening } from './types.js';

/**
 * What runs inside each inference thread: bytes in, screening out. Nothing is thrown for what can be foreseen, since
 * an error loses its class and code on the way between threads.
 */

interface Station {
  readonly manifest: Manifest;
  readonly network: Network;
  readonly paint: AttentionPainter;
}

const { modelDir, engine } = workerData as ThreadSettings;
const NO_FILM = { probabilities: null, chestXray: 0, quality: [], attention: null } as const;

// Each picture is seen once: sharp's cache would only hold people's films in memory.
sharp.cache(false);
const opening = openStation();

/** Waits until this thread can read films, or says why it never will. */
export async function open(): Promise<Opening> {
  const opened = await opening;
  return opened.type === 'open' ? { type: 'open', model: opened.station.manifest.id, ...tensors() } : opened;
}

export async function screen({ bytes, cancelled }: ScreenTask): Promise<Screened> {
  const opened = await opening;
  if (opened.type !== 'open') return opened;
  if (isCancelled(cancelled)) return { type: 'cancelled' };
  const { station } = opened;
  const start = performance.now();
  const read = await readFilm(bytes, station, cancelled);
  if (read === undefined) return { type: 'cancelled' };
  const ms = Math.round((performance.now() - start) * 10) / 10;
  return { type: 'screened', screening: { ...read, model: station.manifest.id, engine, ms } };
}

/** How many tensors the engine holds; a number that grows is a leak. */
function tensors(): { readonly tensors: number } {
  return { tensors: memory().numTensors };
}

async function openStation(): Promise<
  { readonly type: 'open'; readonly station: Station } | Exclude<Opening, { type: 'open' }>
> {
  try {
    await startEngine(engine);
  } catch (error) {
    return { type: 'no_engine', reason: reasonOf(error) };
  }
  try {
    const model = await readModel(modelDir);
    const [network, paint] = await Promise.all([openNetwork(model), loadAttentionPainter()]);
    return { type: 'open', station: { manifest: model.manifest, network, paint } };
  } catch (error) {
    return { type: 'refused', reason: error instanceof ModelRefused ? error.reason : reasonOf(error) };
  }
}

async function readFilm(
  bytes: Uint8Array,
  { manifest, network, paint }: Station,
  cancelled: SharedArrayBuffer,
): Promise<Omit<Screening, 'model' | 'engine' | 'ms'> | undefined> {
  const decoded = await decodeRadiograph(bytes);
  if (decoded.type === 'unreadable') return { outcome: 'unreadable', ...NO_FILM, quality: [decoded.reason] };
  if (isCancelled(cancelled)) return undefined;

  // Checks and picture look at grey alone: once is enough, where the network does too.
  const arrived: Film = manifest.input.colour === 'grey' ? { ...decoded, ...toGrey(decoded) } : decoded;
  const { film, corrections, findings, view } = examineFilm(arrived);
  // Begun before the network keeps this thread busy: sharp has threads of its own.
  const display = displayFilm(film);
  // Where no picture is drawn after all, nobody waits for it.
  display.catch(() => undefined);
  const reading = network.read(toTensor(film, manifest.input));
  const judgement = judge(reading, manifest, { findings, film: view.film });
  const { chestXray } = judgement;
  if (!('probabilities' in judgement)) {
    const quality = judgement.outcome === 'poor_quality' ? findings : [];
    return { outcome: judgement.outcome, ...NO_FILM, chestXray, quality };
  }
  if (isCancelled(cancelled)) return undefined;

  const { outcome, probabilities, likeliest } = judgement;
  const attention =
    reading.maps === undefined
      ? null
      : await paint({
          film: await display,
          crop: manifest.input.crop,
          maps: reading.maps,
          label: likeliest,
          probabilities,
          certain: outcome === 'classified',
        });
  return { outcome, probabilities, chestXray, quality: corrections, attention };
}

/** The first line, without what may be a path of this machine. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.replace(/(?:file:\/\/)?\/[^\s'"]*/g, '...') ?? text;
}
