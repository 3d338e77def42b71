import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { random, useNativeEngine } from '@lungline/training/parts';
import { learnView } from './learn-view.js';
import { readPart } from './read-part.js';

/** `node dist/learn.js --data DATA --out FILE [--steps N]`: learns the view network from the training part alone. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    steps: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined || values.out === undefined) throw new Error('--data and --out are needed');

await useNativeEngine();
const part = await readPart(values.data, 'train');
const sources = {
  films: part.filter(({ item }) => item.label !== null).map(({ picture }) => picture),
  laterals: part.filter(({ item }) => item.source === 'lateral').map(({ picture }) => picture),
  others: part.filter(({ item }) => item.label === null).map(({ picture }) => picture),
};
const start = Date.now();
const weights = learnView(
  sources,
  random(Number(values.seed)),
  { steps: Number(values.steps), batch: 64, rate: 2e-3 },
  (step, loss) => {
    if (step % 200 === 0) process.stdout.write(`${step} ${loss.toFixed(3)} ${Date.now() - start} ms\n`);
  },
);
await writeFile(values.out, Buffer.from(weights.buffer));
