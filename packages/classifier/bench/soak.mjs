// Reads thousands of films in one thread and watches what the engine and the process hold on to.
// `node bench/soak.mjs [films] [engine]`: 5,000, on every engine present, where it is not said. Exits with 1 where tensors or memory grow.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Piscina } from 'piscina';
// On glibc, sharp has to be loaded by the main thread before any other thread loads it.
import 'sharp';
import { createCancelFlag } from '../dist/thread-protocol.js';

const FILMS = Number(process.argv[2] ?? 5_000);
const ENGINES = process.argv[3] === undefined ? ['native', 'wasm'] : [process.argv[3]];
const CHECKS = 10;
/** Memory is compared from here on: by then every pool and cache has its size. */
const SETTLED = 0.2;
/** Growth allowed from then to the end; a kept film would be 1 MB a film. */
const MOST_MEGABYTES = 40;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modelDir = here('../../model/weights');
const folder = here('../../model/films');
const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
const films = await Promise.all(
  names.map(async (name) => new Uint8Array(await readFile(`${folder}/${name}`))),
);

let grew = false;
for (const engine of ENGINES) {
  const pool = new Piscina({
    filename: here('../dist/screening-thread.js'),
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { modelDir, engine },
  });
  const look = async () => {
    // Pictures that were answered wait here for V8 to collect them; what is held, not what waits, is to be seen.
    collectGarbage();
    const opened = await pool.run(undefined, { name: 'open' });
    return { ...opened, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) };
  };
  if ((await look()).type !== 'open') {
    console.log(`${engine}: not here`);
    await pool.destroy();
    continue;
  }
  const rows = [];
  for (let done = 1; done <= FILMS; done++) {
    const bytes = films[done % films.length];
    const screened = await pool.run({ bytes, cancelled: createCancelFlag() }, { name: 'screen' });
    if (screened.type !== 'screened') throw new Error(`film ${done}: ${screened.type}`);
    if (done % Math.ceil(FILMS / CHECKS) > 0 && done !== FILMS) continue;
    const { tensors, megabytes } = await look();
    rows.push({ engine, films: done, tensors, 'memory, MB': megabytes });
    console.log(`${engine}: ${done} films, ${tensors} tensors, ${megabytes} MB`);
  }
  await pool.destroy();
  const [first] = rows;
  const settled = rows.filter(({ films: count }) => count >= SETTLED * FILMS);
  const memory = settled.map((row) => row['memory, MB']);
  const more = (memory.at(-1) ?? 0) - (memory[0] ?? 0);
  const same = rows.every(({ tensors }) => tensors === first.tensors);
  console.log(
    `${engine}: tensors ${same ? 'constant' : 'NOT constant'}, memory ${more} MB more since ${settled[0].films} films`,
  );
  grew ||= !same || more > MOST_MEGABYTES;
}
process.exit(grew ? 1 : 0);
