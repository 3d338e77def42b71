import { decodeRadiograph, type Pixels, resample, toGrey } from '@lungline/radiograph';
import { type Item, type Part, readDataSet, readItem, split } from '@lungline/training/parts';

/** The checks were learned and measured while patients were parted so; see docs/quality.md. */
export const EDITION = 1;
/** Enough for what the checks look at. */
const SHORT_SIDE = 128;

/** The pictures of one part of the data, grey and small. */
export async function readPart(
  folder: string,
  part: Part,
): Promise<{ readonly item: Item; readonly picture: Pixels }[]> {
  const pictures: { item: Item; picture: Pixels }[] = [];
  for (const item of split(await readDataSet(folder), EDITION)[part]) {
    const film = await decodeRadiograph(await readItem(folder, item));
    if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
    const grey = toGrey(film);
    const scale = Math.min(1, SHORT_SIDE / Math.min(grey.width, grey.height));
    const whole = { left: 0, top: 0, width: grey.width, height: grey.height };
    const picture = resample(grey, whole, Math.round(grey.width * scale), Math.round(grey.height * scale));
    pictures.push({ item, picture });
  }
  return pictures;
}
