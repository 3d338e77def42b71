import * as tf from '@tensorflow/tfjs-core';

/** Makes TensorFlow's own library the engine; the portable ones lack the gradients of convolutions. */
export async function useNativeEngine(): Promise<void> {
  try {
    await import('@tensorflow/tfjs-node');
  } catch (cause) {
    throw new Error('Training needs the native engine: put it in with `lungline native install`', { cause });
  }
  await tf.setBackend('tensorflow');
  await tf.ready();
}
