import { parseArgs } from 'node:util';
import { createClassifier, type Screening } from '@lungline/classifier';
import { decodeRadiograph, type Pixels, toGrey } from '@lungline/radiograph';
import {
  asPhonePhoto,
  type Item,
  type Part,
  random,
  readDataSet,
  readItem,
  split,
} from '@lungline/training/parts';
import sharp from 'sharp';
import { type Degrade, degradations } from './degrade.js';
import { EDITION } from './read-part.js';
import { type Tally, table, tally } from './tally.js';

/**
 * `node dist/measure.js --data DATA --model DIR [--part validation|test] [--every N]`: sends real films, simulated
 * photos, degraded films and other pictures the line's whole way and prints what came of them as Markdown.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    model: { type: 'string' },
    part: { type: 'string', default: 'validation' },
    every: { type: 'string', default: '3' },
  },
});
const { data, model, part, every } = values;
if (data === undefined || model === undefined) throw new Error('--data and --model are needed');
if (part !== 'validation' && part !== 'test') throw new Error('--part is validation or test');

const items = split(await readDataSet(data), EDITION)[part satisfies Part];
const films = items.filter(({ label }) => label !== null);
const classifier = await createClassifier({ modelDir: model, engine: 'auto', threads: 2 });

const straight = new Map<Item, Screening>();
const tallies: Tally[] = [];
tallies.push(await run('films as they are', films, async (item) => await readItem(data, item)));
tallies.push(
  await run('simulated phone photos', films, async (item, index) => {
    const photo = toGrey(await asPhonePhoto(await greyFilm(data, item), index));
    return await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 1 } })
      .png()
      .toBuffer();
  }),
);
const some = films.filter((_, i) => i % Number(every) === 0);
for (const [name, degrade] of Object.entries<Degrade>(degradations)) {
  const rng = random(77);
  tallies.push(
    await run(name, some, async (item, index) => {
      const others = [1, 2, 3].map((step) => some[(index + step * 7) % some.length] ?? item);
      const pictures = await Promise.all(others.map(async (other) => await greyFilm(data, other)));
      return await degrade(await greyFilm(data, item), rng, pictures);
    }),
  );
}
for (const kind of [
  ...new Set(items.filter(({ label }) => label === null).map(({ source }) => source)),
].sort()) {
  const pictures = items.filter(({ label, source }) => label === null && source === kind);
  tallies.push(await run(`not films: ${kind}`, pictures, async (item) => await readItem(data, item)));
}
await classifier.close();
process.stdout.write(`${table(tallies)}\n`);

async function run(
  name: string,
  chosen: readonly Item[],
  bytesOf: (item: Item, index: number) => Promise<Uint8Array>,
): Promise<Tally> {
  const screenings: { readonly screening: Screening; readonly straight: Screening | undefined }[] = [];
  for (const [index, item] of chosen.entries()) {
    const screening = await classifier.classify(await bytesOf(item, index));
    if (name === 'films as they are') straight.set(item, screening);
    screenings.push({ screening, straight: straight.get(item) });
  }
  return tally(name, screenings);
}

async function greyFilm(folder: string, item: Item): Promise<Pixels> {
  const film = await decodeRadiograph(await readItem(folder, item));
  if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
  return toGrey(film);
}
