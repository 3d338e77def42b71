// The classifier as the worker uses it: bytes to a thread, and a screening with its picture back.
import { createClassifier } from '../dist/index.js';

const [modelDir, engine] = process.argv.slice(2);
const classifier = await createClassifier({ modelDir, engine, threads: 1 }).catch((error) => {
  if (error.code === 'MODEL_UNAVAILABLE') process.exit(0);
  throw error;
});
process.on('message', async (bytes) => {
  const start = performance.now();
  const { outcome } = await classifier.classify(bytes);
  process.send({ ms: performance.now() - start, outcome });
});
process.send('ready');
