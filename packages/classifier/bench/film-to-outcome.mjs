// From a film's bytes to its outcome, picture of attention included, against the bare forward pass of the network.
// Both run in processes of their own and take turns, so that what else the machine does strikes both alike.
// `node bench/film-to-outcome.mjs [film]`: without a film the first synthetic one that is shipped.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const ROUNDS = 80;
const WARM_UP = 10;
/** What a messenger makes of a photo. */
const SENT = { side: 1_600, quality: 75 };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modelDir = here('../../model/weights');
const film = await messengerPhoto(process.argv[2] ?? (await firstShippedFilm()));

const rows = [];
for (const engine of ['native', 'wasm']) {
  const bare = await start('./bare-forward.mjs', engine);
  const whole = await start('./whole-way.mjs', engine);
  if (bare === undefined || whole === undefined) {
    console.log(`${engine}: not here`);
    bare?.kill();
    whole?.kill();
    continue;
  }
  const times = { bare: [], whole: [] };
  let outcome;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const forward = await ask(bare, 'run');
    const answer = await ask(whole, film);
    outcome = answer.outcome;
    if (round < WARM_UP) continue;
    times.bare.push(forward.ms);
    times.whole.push(answer.ms);
  }
  bare.kill();
  whole.kill();
  const [forward, toOutcome] = [quantile(times.bare, 0.5), quantile(times.whole, 0.5)];
  const [undisturbed, wholeUndisturbed] = [quantile(times.bare, 0.1), quantile(times.whole, 0.1)];
  rows.push({
    engine,
    'bare forward pass, ms': forward.toFixed(1),
    'film to outcome, ms': toOutcome.toFixed(1),
    ratio: (toOutcome / forward).toFixed(2),
    'ratio of the fastest tenths': (wholeUndisturbed / undisturbed).toFixed(2),
    outcome,
  });
}
console.log(
  `Medians of ${ROUNDS} turns, a JPEG of ${SENT.side} px, one inference thread. On a busy machine the fastest`,
);
console.log('tenths tell more: the whole way has more threads to wait for than the bare pass.');
console.table(rows);

async function start(file, engine) {
  const child = fork(here(file), [modelDir, engine], { serialization: 'advanced' });
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  return ready === undefined ? undefined : child;
}

async function ask(child, message) {
  const answer = once(child, 'message');
  child.send(message);
  const [value] = await answer;
  return value;
}

async function messengerPhoto(file) {
  return await sharp(await readFile(file))
    .resize({ width: SENT.side, height: SENT.side, fit: 'inside' })
    .jpeg({ quality: SENT.quality })
    .toBuffer();
}

async function firstShippedFilm() {
  const folder = here('../../model/films');
  const [first] = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
  if (first === undefined) {
    console.error('There is no shipped film yet; name one: node bench/film-to-outcome.mjs FILM');
    process.exit(1);
  }
  return `${folder}/${first}`;
}

function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)];
}
