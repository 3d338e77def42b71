import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Weight } from './network.js';

const schema = z.strictObject({
  /** What the run was started with; a run goes on only with the same. */
  settings: z.record(z.string(), z.unknown()),
  epoch: z.int(),
  history: z.array(z.record(z.string(), z.number())),
  tensors: z.array(
    z.strictObject({ name: z.string(), shape: z.array(z.int()), offset: z.int(), length: z.int() }),
  ),
});

/** A run's state after a whole number of epochs. */
export interface Checkpoint {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly epoch: number;
  readonly history: readonly Readonly<Record<string, number>>[];
  readonly tensors: ReadonlyMap<string, Weight>;
}

/** Written beside and then renamed: an interrupted write leaves the last checkpoint whole. */
export async function writeCheckpoint(folder: string, name: string, checkpoint: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  let offset = 0;
  const index = [...checkpoint.tensors].map(([tensor, { shape, values }]) => {
    const entry = { name: tensor, shape, offset, length: values.length };
    offset += values.length;
    return entry;
  });
  const bytes = new Float32Array(offset);
  [...checkpoint.tensors.values()].forEach(({ values }, i) => {
    bytes.set(values, index[i]?.offset ?? 0);
  });
  const head = Buffer.from(JSON.stringify({ ...checkpoint, tensors: index }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const file = join(folder, `${name}.checkpoint`);
  await writeFile(`${file}.part`, Buffer.concat([length, head, Buffer.from(bytes.buffer)]));
  await rename(`${file}.part`, file);
}

/** @returns undefined where there is none. */
export async function readCheckpoint(folder: string, name: string): Promise<Checkpoint | undefined> {
  const file = join(folder, `${name}.checkpoint`);
  if (!existsSync(file)) return undefined;
  const bytes = await readFile(file);
  const start = 4 + bytes.readUInt32LE(0);
  const { tensors, ...head } = schema.parse(JSON.parse(bytes.subarray(4, start).toString()));
  const floats = new Float32Array(new Uint8Array(bytes.subarray(start)).buffer);
  return {
    ...head,
    tensors: new Map(
      tensors.map(({ name: tensor, shape, offset, length }) => [
        tensor,
        { shape, values: floats.slice(offset, offset + length) },
      ]),
    ),
  };
}
