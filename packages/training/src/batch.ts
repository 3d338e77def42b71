import { labels } from '@lungline/classifier';
import type { Pixels } from '@lungline/radiograph';
import { augment } from './augment.js';
import { blankPicture } from './blank-pictures.js';
import type { Item } from './data-set.js';
import { greyToTensor, inputSpec, pixelsToGrey } from './input.js';
import type { Random } from './random.js';
import type { Sampler } from './sampler.js';

/** Pictures of a training step and what they should be taken for. */
export interface Batch {
  readonly pictures: number;
  readonly films: number;
  /** `[pictures, size, size, 3]`, -1..1. */
  readonly image: Float32Array;
  /** `[pictures, classes]`; zeros for what is not a film. */
  readonly classes: Float32Array;
  /** `[pictures]`: 1 for a film, 0 for anything else. */
  readonly isFilm: Float32Array;
  /** `[pictures]`: 0 where the gate is asked nothing, since the lungs are painted over. */
  readonly gateWeight: Float32Array;
}

const PICTURES = 16;
export const FILMS = 14;
const VALUES = inputSpec.size * inputSpec.size * 3;
/** Labels mined from reports are wrong at times: no film is to be certain. */
const SMOOTHING = 0.08;

export function drawBatch(
  step: number,
  draw: Sampler,
  cache: ReadonlyMap<Item, Pixels>,
  random: Random,
): Batch {
  const batch: Batch = {
    pictures: PICTURES,
    films: FILMS,
    image: new Float32Array(PICTURES * VALUES),
    classes: new Float32Array(PICTURES * labels.length),
    isFilm: new Float32Array(PICTURES),
    gateWeight: new Float32Array(PICTURES).fill(1),
  };
  for (let place = 0; place < PICTURES; place++) {
    const into = batch.image.subarray(place * VALUES, (place + 1) * VALUES);
    if (place < FILMS)
      drawFilm(batch, place, (step * FILMS + place) % labels.length, into, draw, cache, random);
    else drawOther(into, draw, cache, random);
  }
  return batch;
}

/** In seven of a hundred films the lungs are painted over, and the answer asked for is "cannot tell". */
function drawFilm(
  batch: Batch,
  place: number,
  label: number,
  into: Float32Array,
  draw: Sampler,
  cache: ReadonlyMap<Item, Pixels>,
  random: Random,
): void {
  const source = pixelsToGrey(cached(cache, draw.film(label)));
  const { picture, lungsHidden } = augment(source, inputSpec.size, random, { hideLungs: 0.07, photo: 0.25 });
  greyToTensor(picture, into);
  batch.isFilm[place] = 1;
  if (lungsHidden) batch.gateWeight[place] = 0;
  for (let c = 0; c < labels.length; c++) {
    const certain = c === label ? 1 - SMOOTHING : 0;
    batch.classes[place * labels.length + c] = lungsHidden
      ? 1 / labels.length
      : certain + SMOOTHING / labels.length;
  }
}

function drawOther(
  into: Float32Array,
  draw: Sampler,
  cache: ReadonlyMap<Item, Pixels>,
  random: Random,
): void {
  const item = random.chance(0.15) ? undefined : draw.other();
  const source = item ? pixelsToGrey(cached(cache, item)) : blankPicture(inputSpec.size, random);
  greyToTensor(augment(source, inputSpec.size, random, { hideLungs: 0, photo: 0.25 }).picture, into);
}

function cached(cache: ReadonlyMap<Item, Pixels>, item: Item): Pixels {
  const picture = cache.get(item);
  if (!picture) throw new Error(`${item.file} was not decoded`);
  return picture;
}
