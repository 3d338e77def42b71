import type { Worker } from 'node:worker_threads';
import { type ClassifierOptions, createClassifier } from '@lungline/classifier';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { makeModel } from '../src/tiny-model.js';

const threads: Worker[] = [];
const remember = (thread: Worker) => threads.push(thread);
process.on('worker', remember);
afterEach(() => {
  threads.length = 0;
});

async function openWithFilm(engine: ClassifierOptions['engine']) {
  const model = await makeModel();
  const classifier = await createClassifier({ modelDir: model.directory, engine, threads: 1 });
  const film = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#999' } })
    .png()
    .toBuffer();
  const close = async () => {
    await classifier.close();
    await model.remove();
  };
  return { classifier, film, close };
}

it('answers the film whose thread died, and reads the next ones in a new thread', async () => {
  const { classifier, film, close } = await openWithFilm('wasm');
  const interrupted = Promise.all([classifier.classify(film), threads.at(-1)?.terminate()]);
  await expect(interrupted).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', retryable: true });
  expect(await classifier.classify(film)).toMatchObject({ model: 'thirds-1', engine: 'wasm' });
  expect(threads).toHaveLength(2);
  await close();
});

it('survives a thread that dies while it has nothing to do', async () => {
  const { classifier, film, close } = await openWithFilm('wasm');
  await threads.at(-1)?.terminate();
  expect(await classifier.classify(film)).toMatchObject({ model: 'thirds-1' });
  await close();
});

it('goes on with whatever engine is left after the only thread of an automatic choice died', async () => {
  const { classifier, film, close } = await openWithFilm('auto');
  await threads.at(-1)?.terminate();
  const { engine } = await classifier.classify(film);
  expect(engine).toBe(classifier.status.engine);
  await close();
});
