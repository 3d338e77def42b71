// The network alone: an input that is ready, one pass, its outputs read back.
import { openNetwork } from '../dist/open-network.js';
import { readModel } from '../dist/read-model.js';
import { startEngine } from '../dist/start-engine.js';

const [modelDir, engine] = process.argv.slice(2);
await startEngine(engine).catch(() => process.exit(0));
const model = await readModel(modelDir);
const network = await openNetwork(model);
const { size } = model.manifest.input;
const input = new Float32Array(size * size * 3);
process.on('message', () => {
  const start = performance.now();
  network.read(input);
  process.send({ ms: performance.now() - start });
});
process.send('ready');
