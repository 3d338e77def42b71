// The classifier as the worker uses it, in a process whose time and memory can be measured.
import { readFile } from 'node:fs/promises';
import { createClassifier } from '../dist/index.js';

let threads = 0;
process.on('worker', () => {
  threads += 1;
});
const classifier = await createClassifier({ modelDir: process.argv[2], engine: 'wasm', threads: 1 });

process.on('message', async ({ type, file }) => {
  if (type === 'threads') return process.send({ threads });
  const bytes = await readFile(file);
  const [start, used] = [performance.now(), process.cpuUsage()];
  try {
    const { attention: _, ...screening } = await classifier.classify(bytes);
    const wall = (performance.now() - start) / 1e3;
    const { user, system } = process.cpuUsage(used);
    process.send({ screening, seconds: Math.min(wall, (user + system) / 1e6), wall });
  } catch (error) {
    process.send({ fault: error.code ?? error.message });
  }
});
process.send('ready');
