import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { hushTensorFlow } from './hush-tensorflow.js';
import type { EngineName } from './types.js';

const require = createRequire(import.meta.url);

/**
 * Makes one of TensorFlow.js' engines the one of this thread. Production mode keeps its advice off the console.
 *
 * @throws whatever the engine throws where it is not installed or does not run here.
 */
export async function startEngine(engine: EngineName): Promise<void> {
  enableProdMode();
  if (engine === 'native') await startNative();
  else await startWasm();
}

async function startNative(): Promise<void> {
  hushTensorFlow();
  fillInUtil();
  // An optional dependency, without its types where its library could not be had: hence no static import.
  const name: string = '@tensorflow/tfjs-node';
  await import(name);
  await use('tensorflow');
}

/** tfjs-node 4.22 calls two functions that Node 23 took out of `util`. */
function fillInUtil(): void {
  const util: Record<string, unknown> = require('node:util');
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  util['isArray'] ??= Array.isArray;
}

async function startWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await use('wasm');
}

async function use(backend: string): Promise<void> {
  if (!(await setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
}
