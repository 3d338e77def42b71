import { decodeRadiograph, type Pixels, resample, toGrey } from '@lungline/radiograph';
import { type Item, readItem } from './data-set.js';

/** A little more than the network takes, so that zooming in still finds detail. */
const SHORT_SIDE = 320;

/** A picture of the data set: grey, whole, at most 320 pixels on the shorter side. */
export async function readPicture(folder: string, item: Item): Promise<Pixels> {
  const film = await decodeRadiograph(await readItem(folder, item));
  if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
  const grey = toGrey(film);
  const scale = SHORT_SIDE / Math.min(grey.width, grey.height);
  if (scale >= 1) return grey;
  const whole = { left: 0, top: 0, width: grey.width, height: grey.height };
  return resample(grey, whole, Math.round(grey.width * scale), Math.round(grey.height * scale));
}
