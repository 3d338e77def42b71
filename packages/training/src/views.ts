import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toTensor } from '@lungline/radiograph';
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { augment } from './augment.js';
import { blankPicture } from './blank-pictures.js';
import type { Item } from './data-set.js';
import { fromFloat16, toFloat16 } from './float16.js';
import { features, type Weights } from './forward.js';
import { greyToTensor, inputSpec, pixelsToGrey } from './input.js';
import type { Network } from './network.js';
import { type Random, random } from './random.js';
import { readPicture } from './read-picture.js';

/**
 * What the frozen part of a backbone makes of each training picture, in several augmented versions ("views").
 *
 * The part of the backbone that does not learn need not run again in every epoch: a view is drawn and passed through it
 * once, kept on disk in half precision, and drawn on by every later epoch and by every run with the same backbone.
 */
export interface Views {
  /** Height, width and channels of one view. */
  readonly shape: readonly [number, number, number];
  readonly count: number;
  /** Writes the activations of a picture's view into `into`; true where the lungs were painted over in it. */
  read(view: number, file: string, into: Float32Array): Promise<boolean>;
  /** Names of the blank pictures, which belong to no file of the data. */
  readonly blanks: readonly string[];
  close(): Promise<void>;
}

export interface ViewsPlan {
  readonly data: string;
  /** Where views are kept; those that are there already are not made again. */
  readonly folder: string;
  readonly items: readonly Item[];
  readonly frozen: Network;
  readonly weights: Weights;
  readonly views: number;
  readonly seed: number;
}

const recordsSchema = z.strictObject({
  /** Of everything that the view follows from. */
  origin: z.string(),
  shape: z.tuple([z.int(), z.int(), z.int()]),
  /** In the order of the records, each with whether its lungs were painted over. */
  pictures: z.array(z.tuple([z.string(), z.boolean()])),
});
type Records = z.infer<typeof recordsSchema>;

const BATCH = 16;
/** Blank pictures in each view: about one to six of the pictures that are not films. */
const BLANKS = 30;
/** The view that shows each picture as it is; all others are augmented. */
export const PLAIN_VIEW = 0;
/** Share of the views in which the lungs are painted over, and the answer asked for is "cannot tell". */
const LUNGS_HIDDEN = 0.07;
const PHOTOS = 0.65;

/** Makes the views that are not there yet. @param progress how many pictures of how many have been passed through. */
export async function makeViews(
  plan: ViewsPlan,
  progress: (done: number, total: number) => void,
): Promise<Views> {
  await mkdir(plan.folder, { recursive: true });
  const pictures = [...plan.items.map(({ file }) => file), ...blanks()];
  const total = plan.views * pictures.length;
  const opened: { records: Records; at: ReadonlyMap<string, number>; handle: FileHandle }[] = [];
  for (let view = 0; view < plan.views; view++) {
    const before = view * pictures.length;
    const records = await makeView(plan, view, (done) => progress(before + done, total));
    const at = new Map(records.pictures.map(([file], index) => [file, index]));
    opened.push({ records, at, handle: await open(join(plan.folder, `view-${view}.f16`)) });
  }
  const [first] = opened;
  if (!first) throw new Error('At least one view is needed');
  const { shape } = first.records;
  const bytes = shape[0] * shape[1] * shape[2] * 2;
  return {
    shape,
    count: plan.views,
    blanks: blanks(),
    read: async (view, file, into) => {
      const index = opened[view]?.at.get(file);
      if (index === undefined) throw new Error(`There is no view ${view} of ${file}`);
      const record = new Uint16Array(bytes / 2);
      await opened[view]?.handle.read(record, 0, bytes, index * bytes);
      into.set(fromFloat16(record));
      return opened[view]?.records.pictures[index]?.[1] ?? false;
    },
    close: async () => {
      for (const { handle } of opened) await handle.close();
    },
  };
}

async function makeView(plan: ViewsPlan, view: number, progress: (done: number) => void): Promise<Records> {
  const path = join(plan.folder, `view-${view}`);
  const origin = originOf(plan, view);
  const kept = await readRecords(`${path}.json`);
  if (kept && kept.origin !== origin)
    throw new Error(`${path} was made from something else: use a new folder`);
  const files = [...plan.items.map(({ file }) => file), ...blanks()];
  if (kept && files.every((file) => kept.pictures.some(([known]) => known === file))) {
    progress(files.length);
    return kept;
  }

  const draws = random(plan.seed * 1_000 + view);
  const handle = await open(`${path}.f16.part`, 'w');
  const pictures: [string, boolean][] = [];
  let shape: Records['shape'] = [0, 0, 0];
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const values = inputSpec.size * inputSpec.size * 3;
    const image = new Float32Array(batch.length * values);
    for (const [place, file] of batch.entries()) {
      const item = plan.items[from + place];
      const into = image.subarray(place * values, (place + 1) * values);
      pictures.push([file, await drawView(plan.data, item, view === PLAIN_VIEW, draws, into)]);
    }
    const passed = tf.tidy(() =>
      features(
        plan.frozen,
        plan.weights,
        tf.tensor4d(image, [batch.length, inputSpec.size, inputSpec.size, 3]),
      ),
    );
    shape = [passed.shape[1], passed.shape[2], passed.shape[3]];
    await handle.write(toFloat16((await passed.data()) as Float32Array));
    passed.dispose();
    progress(from + batch.length);
  }
  await handle.close();
  const records: Records = { origin, shape, pictures };
  await rename(`${path}.f16.part`, `${path}.f16`);
  await writeFile(`${path}.json`, JSON.stringify(records));
  return records;
}

async function drawView(
  data: string,
  item: Item | undefined,
  plain: boolean,
  draws: Random,
  into: Float32Array,
): Promise<boolean> {
  if (item && plain) {
    toTensor(await readPicture(data, item), inputSpec, into);
    return false;
  }
  const source = item ? pixelsToGrey(await readPicture(data, item)) : blankPicture(inputSpec.size, draws);
  const hideLungs = item?.label ? LUNGS_HIDDEN : 0;
  const { picture, lungsHidden } = augment(source, inputSpec.size, draws, { hideLungs, photo: PHOTOS });
  greyToTensor(picture, into);
  return lungsHidden;
}

async function readRecords(path: string): Promise<Records | undefined> {
  return existsSync(path) ? recordsSchema.parse(JSON.parse(await readFile(path, 'utf8'))) : undefined;
}

/** A run that leaves a source out may draw on the views of one that does not: which items there are is no part of it. */
function originOf({ frozen, seed }: ViewsPlan, view: number): string {
  const what = [frozen.name, frozen.output, inputSpec.size, seed, view === PLAIN_VIEW ? 'plain' : view];
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16);
}

function blanks(): string[] {
  return Array.from({ length: BLANKS }, (_, index) => `blank-${index}`);
}
