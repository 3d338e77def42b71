import { labels } from '@lungline/classifier';
import type { Random } from './random.js';
import type { Sampler } from './sampler.js';
import { PLAIN_VIEW, type Views } from './views.js';

/** Views of pictures for a training step, and what they should be taken for. */
export interface Batch {
  readonly pictures: number;
  readonly films: number;
  /** `[pictures, height, width, channels]`: what the frozen part made of them. */
  readonly activations: Float32Array;
  readonly shape: readonly [number, number, number, number];
  /** `[pictures, classes]`; zeros for what is not a film. */
  readonly classes: Float32Array;
  /** `[pictures]`: 1 for a film, 0 for anything else. */
  readonly isFilm: Float32Array;
  /** `[pictures]`: 0 where the gate is asked nothing, since the lungs are painted over. */
  readonly gateWeight: Float32Array;
}

const PICTURES = 16;
export const FILMS = 14;
/** Labels mined from reports are wrong at times: no film is to be certain. */
const SMOOTHING = 0.08;

/** Draws the batch of a step: films of each class in turn, and two pictures that are not films. */
export async function drawBatch(step: number, draw: Sampler, views: Views, random: Random): Promise<Batch> {
  const [height, width, channels] = views.shape;
  const values = height * width * channels;
  const batch: Batch = {
    pictures: PICTURES,
    films: FILMS,
    activations: new Float32Array(PICTURES * values),
    shape: [PICTURES, height, width, channels],
    classes: new Float32Array(PICTURES * labels.length),
    isFilm: new Float32Array(PICTURES),
    gateWeight: new Float32Array(PICTURES).fill(1),
  };
  for (let place = 0; place < PICTURES; place++) {
    const into = batch.activations.subarray(place * values, (place + 1) * values);
    const label = place < FILMS ? (step * FILMS + place) % labels.length : undefined;
    const file = label === undefined ? otherFile(draw, views, random) : draw.film(label).file;
    const lungsHidden = await views.read(drawView(views.count, random), file, into);
    if (label !== undefined) ask(batch, place, label, lungsHidden);
  }
  return batch;
}

/** Where the lungs are painted over, the answer asked for is "cannot tell". */
function ask(batch: Batch, place: number, label: number, lungsHidden: boolean): void {
  batch.isFilm[place] = 1;
  if (lungsHidden) batch.gateWeight[place] = 0;
  for (let c = 0; c < labels.length; c++) {
    const certain = c === label ? 1 - SMOOTHING : 0;
    batch.classes[place * labels.length + c] = lungsHidden
      ? 1 / labels.length
      : certain + SMOOTHING / labels.length;
  }
}

/** A third of the pictures come as they are: what is learnt of photos alone costs scans. */
function drawView(count: number, random: Random): number {
  const augmented = random.chance(0.65) && count > 1;
  return augmented ? 1 + random.below(count - 1) : PLAIN_VIEW;
}

function otherFile(draw: Sampler, views: Views, random: Random): string {
  const item = random.chance(0.15) ? undefined : draw.other();
  return item?.file ?? (views.blanks[random.below(views.blanks.length)] as string);
}
