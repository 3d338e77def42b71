import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toGrey } from '@lungline/radiograph';
import sharp from 'sharp';
import { parseCsv } from './csv.js';
import { type Item, readDataSet } from './data-set.js';
import { type Grey, resize } from './grey.js';
import { pixelsToGrey } from './input.js';
import { decode } from './measure.js';
import { groupsOf } from './split.js';

/** A film and the lungs that somebody drew on it, both squeezed into the same square. */
export interface LungPair {
  readonly item: Item;
  readonly film: Grey;
  /** 1 for lung. */
  readonly mask: Grey;
}

/** A little more than the network takes, so that zooming in still finds detail. */
const SIDE = 192;
/** Of the films, in whole patients. */
const HELD_BACK = 0.25;

/**
 * Films of the data for which `masks` holds a drawing under the name of the film's source file, as the masks of the
 * covid-chestxray-dataset are named: white is lung. Patients part in the order of a hash, as everywhere.
 */
export async function readLungSet(
  data: string,
  masks: string,
): Promise<{ readonly train: LungPair[]; readonly heldBack: LungPair[] }> {
  const rows = parseCsv(await readFile(join(data, 'cxr', 'manifest.csv'), 'utf8'));
  const sources = new Map(rows.map((row) => [join('cxr', row['file'] ?? ''), row['source_file'] ?? '']));
  const drawn = (await readDataSet(data)).flatMap((item) => {
    const mask = join(masks, basename(sources.get(item.file) ?? ''));
    return item.label && mask !== masks && existsSync(mask) ? [{ item, mask }] : [];
  });
  if (drawn.length === 0) throw new Error(`${masks} holds no mask that is named like a film of ${data}`);
  const maskOf = new Map(drawn.map(({ item, mask }) => [item, mask]));
  const parts: { train: LungPair[]; heldBack: LungPair[] } = { train: [], heldBack: [] };
  for (const group of groupsOf(drawn.map(({ item }) => item)).values()) {
    const part = parts.heldBack.length < HELD_BACK * drawn.length ? parts.heldBack : parts.train;
    for (const item of group) part.push(await readPair(data, item, maskOf.get(item) ?? ''));
  }
  return parts;
}

async function readPair(data: string, item: Item, maskFile: string): Promise<LungPair> {
  const film = toGrey(await decode(data, item));
  const { data: drawing, info } = await sharp(maskFile)
    .flatten()
    .resize(SIDE, SIDE, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const mask = Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
    (drawing[i * info.channels] ?? 0) > 127 ? 1 : 0,
  );
  return {
    item,
    film: resize(pixelsToGrey(film), SIDE, SIDE),
    mask: { width: SIDE, height: SIDE, pixels: mask },
  };
}
