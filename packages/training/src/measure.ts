import { type Manifest, readModel } from '@lungline/classifier';
import { type Network, openNetwork, type Reading } from '@lungline/classifier/engine';
import { decodeRadiograph, type Pixels, toTensor } from '@lungline/radiograph';
import { ATTENTION_SIDE, type AttentionInLungs, attentionInLungs } from './attention-in-lungs.js';
import { asPhonePhoto, withoutMiddle } from './changes.js';
import { type Item, readItem } from './data-set.js';
import { hideLungBox, hideLungs, keepLungs, seenField } from './lung-field.js';
import type { LungSegmenter } from './lung-segmenter.js';
import type { Change } from './readings.js';

/** A model in the engine of this thread, whatever made it. */
export interface OpenModel extends Network {
  readonly manifest: Manifest;
}

/** @throws ModelRefused where the folder does not hold what its manifest promises. */
export async function openModel(folder: string): Promise<OpenModel> {
  const model = await readModel(folder);
  return { manifest: model.manifest, ...(await openNetwork(model)) };
}

/** The changes that need no segmenter, in the order in which they are read. */
const changes = { photo: asPhonePhoto, middleHidden: withoutMiddle } as const satisfies Record<
  string,
  Change
>;
export type ChangeName = keyof typeof changes;

/** What a model says of one picture, before calibration. */
export interface Measured {
  readonly item: Item;
  readonly plain: Reading;
  /** Of films alone. */
  readonly changed: Readonly<Record<ChangeName, Reading>> | undefined;
  /** Of films on which the segmenter found lungs. */
  readonly lungs: MeasuredLungs | undefined;
}

export interface MeasuredLungs {
  readonly hidden: Reading;
  readonly only: Reading;
  readonly boxHidden: Reading;
  /** Undefined where the model gives no maps, or nothing spoke for the class that it names. */
  readonly attention: AttentionInLungs | undefined;
}

/**
 * Reads every picture as the line does (bytes, decoder, the manifest's preprocessing) and every film once more for
 * each change, and with its lungs hidden or alone where they are found. A change draws from the file's name, so that two models, or two parts of the data, meet the same photo.
 */
export async function measure(
  data: string,
  items: readonly Item[],
  { manifest, read }: OpenModel,
  lungs: LungSegmenter | undefined,
  progress: (done: number, total: number) => void,
): Promise<Measured[]> {
  const look = (picture: Pixels): Reading => read(toTensor(picture, manifest.input));
  const measured: Measured[] = [];
  for (const item of items) {
    const picture = await decode(data, item);
    const plain = look(picture);
    const seed = seedOf(item.file);
    const changed = item.label && {
      photo: look(await changes.photo(picture, seed)),
      middleHidden: look(await changes.middleHidden(picture, seed)),
    };
    const field = item.label ? lungs?.find(picture) : undefined;
    measured.push({
      item,
      plain,
      changed: changed ?? undefined,
      lungs: field && {
        hidden: look(hideLungs(picture, field)),
        only: look(keepLungs(picture, field)),
        boxHidden: look(hideLungBox(picture, field)),
        attention: attentionInLungs(plain, seenField(field, picture, manifest.input.crop, ATTENTION_SIDE)),
      },
    });
    progress(measured.length, items.length);
  }
  return measured;
}

export async function decode(data: string, item: Item): Promise<Pixels> {
  const film = await decodeRadiograph(await readItem(data, item));
  if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
  return film;
}

/** FNV-1a: stable over machines and runs. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
