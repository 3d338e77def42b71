import { decodeRadiograph, type Pixels, resample, toGrey } from '@lungline/radiograph';
import { type Item, readItem } from './data-set.js';

/** A little more than the network takes, so that zooming in still finds detail. */
const SHORT_SIDE = 256;

/** Decodes pictures once and keeps them in memory, grey, whole, 256 pixels on the shorter side (about 80 kB each). */
export async function pictureCache(
  folder: string,
  items: readonly Item[],
  progress: (done: number) => void,
): Promise<ReadonlyMap<Item, Pixels>> {
  const cache = new Map<Item, Pixels>();
  for (const item of items) {
    cache.set(item, await readPicture(folder, item));
    progress(cache.size);
  }
  return cache;
}

async function readPicture(folder: string, item: Item): Promise<Pixels> {
  const film = await decodeRadiograph(await readItem(folder, item));
  if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
  const grey = toGrey(film);
  const scale = SHORT_SIDE / Math.min(grey.width, grey.height);
  if (scale >= 1) return grey;
  const whole = { left: 0, top: 0, width: grey.width, height: grey.height };
  return resample(grey, whole, Math.round(grey.width * scale), Math.round(grey.height * scale));
}
