import { describe, expect, it } from 'vitest';
import { readTorchFile } from './torch-file.js';

const text = (value: string): number[] => [...Buffer.from(value)];
const int = (value: number): number[] => [...new Uint8Array(Int32Array.of(value).buffer)];
const word = (value: string): number[] => [0x58, ...int(value.length), ...text(value)];
const global = (module: string, name: string): number[] => [0x63, ...text(`${module}\n${name}\n`)];
const long = (value: bigint): number[] => [...new Uint8Array(BigInt64Array.of(value).buffer)];
const floats = (...values: number[]): number[] => [...new Uint8Array(Float32Array.from(values).buffer)];
const pickle = (...codes: number[][]): number[] => [0x80, 2, ...codes.flat(), 0x2e];

const preamble = [pickle([0x8a, 2, 1, 2]), pickle([0x4d, 0xe9, 3]), pickle([0x7d])].flat();

/** A dictionary of one tensor `weight` in storage `7`. */
const dictionary = (rebuild: [string, string], shape: number[], stride: number[]): number[] =>
  pickle(
    [...global('collections', 'OrderedDict'), 0x29, 0x52, 0x28],
    [...word('weight'), ...global(...rebuild), 0x28],
    [0x28, ...word('storage'), ...global('torch', 'FloatStorage'), ...word('7'), ...word('cpu'), 0x4b, 5],
    [0x4e, 0x74, 0x51],
    [0x4b, 1],
    [0x28, ...shape.flatMap((side) => [0x4b, side]), 0x74],
    [0x28, ...stride.flatMap((step) => [0x4b, step]), 0x74],
    [0x89, ...global('collections', 'OrderedDict'), 0x29, 0x52],
    [0x74, 0x52, 0x75],
  );

const keys = pickle([0x5d, 0x28, ...word('7'), 0x65]);
const storage = [...long(5n), ...floats(9, 1, 2, 3, 4)];
const rebuild: [string, string] = ['torch._utils', '_rebuild_tensor_v2'];

describe('readTorchFile', () => {
  it('reads tensors in row-major order, whatever order the file keeps', () => {
    const read = (stride: number[]) =>
      readTorchFile(
        Buffer.from([...preamble, ...dictionary(rebuild, [2, 2], stride), ...keys, ...storage]),
      ).get('weight');
    expect(read([2, 1])).toEqual({ shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) });
    expect(read([1, 2])).toEqual({ shape: [2, 2], values: Float32Array.of(1, 3, 2, 4) });
  });

  it('refuses a file that would call anything else', () => {
    const file = [...preamble, ...dictionary(['os', 'system'], [2, 2], [2, 1]), ...keys, ...storage];
    expect(() => readTorchFile(Buffer.from(file))).toThrow('os system');
  });

  it('refuses what is no such file', () => {
    expect(() => readTorchFile(Buffer.from('PK\u0003\u0004 a newer one, zipped'))).toThrow();
  });
});
