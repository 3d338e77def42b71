import { decodeRadiograph, type Pixels, toTensor } from '@lungline/radiograph';
import { type Item, readItem } from './data-set.js';
import { inputSpec } from './input.js';

/** Any engine with the network in it: a batch `[pictures, size, size, 3]` in, one row a picture out. */
export type Reader = (
  image: Float32Array,
  pictures: number,
) => Promise<{ readonly logits: number[][]; readonly gate: number[] }>;

/** What the network said of one picture, before calibration. */
export interface Reading {
  readonly item: Item;
  readonly logits: readonly number[];
  readonly gate: number;
}

/** A change to a picture before it is read, such as a simulated phone photo. */
export type Change = (picture: Pixels, index: number) => Pixels | Promise<Pixels>;

const BATCH = 16;

/** Reads files exactly as the line does: bytes, decoder, preprocessing. */
export async function readItems(
  folder: string,
  items: readonly Item[],
  reader: Reader,
  change: Change = (picture) => picture,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  const values = inputSpec.size * inputSpec.size * 3;
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH);
    const image = new Float32Array(batch.length * values);
    for (const [i, item] of batch.entries()) {
      const film = await decodeRadiograph(await readItem(folder, item));
      if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
      toTensor(await change(film, from + i), inputSpec, image.subarray(i * values, (i + 1) * values));
    }
    const { logits, gate } = await reader(image, batch.length);
    batch.forEach((item, i) => {
      readings.push({ item, logits: logits[i] ?? [], gate: gate[i] ?? Number.NaN });
    });
  }
  return readings;
}
