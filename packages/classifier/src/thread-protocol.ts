import type { EngineName, Screening } from './types.js';

/** What an inference thread is started with. */
export interface ThreadSettings {
  readonly modelDir: string;
  readonly engine: EngineName;
}

type Closed =
  /** The engine is not installed or does not run here. */
  | { readonly type: 'no_engine'; readonly reason: string }
  /** The model's folder is not what it should be. */
  | { readonly type: 'refused'; readonly reason: string };

export type Opening = { readonly type: 'open'; readonly model: string; readonly tensors: number } | Closed;

export interface ScreenTask {
  readonly bytes: Uint8Array;
  /** A flag in shared memory: a thread that reads a film cannot be told otherwise, and killing it costs a model load. */
  readonly cancelled: SharedArrayBuffer;
}

export type Screened =
  | { readonly type: 'screened'; readonly screening: Screening }
  | { readonly type: 'cancelled' }
  | Closed;

export function createCancelFlag(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

export function cancel(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}

export function isCancelled(flag: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(flag), 0) === 1;
}
