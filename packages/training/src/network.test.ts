import { describe, expect, it } from 'vitest';
import { cutNetwork, type Layer, type Network } from './network.js';

const conv = (name: string, input: string): Layer => ({
  kind: 'conv',
  name,
  input,
  stride: 1,
  padding: 'same',
  activation: 'relu6',
});

const network = (...more: Layer[]): Network => ({
  name: 'small',
  origin: 'made up',
  input: 'image',
  layers: [
    conv('stem', 'image'),
    conv('block_0_project', 'stem'),
    conv('block_1_expand', 'block_0_project'),
    { kind: 'add', name: 'block_1_add', left: 'block_0_project', right: 'block_1_expand' },
    ...more,
  ],
  output: 'block_1_add',
  channels: 4,
  weights: new Map(),
});

describe('cutNetwork', () => {
  it('parts a backbone before a block', () => {
    const { frozen, trained } = cutNetwork(network(), 1);
    expect(frozen.layers.map(({ name }) => name)).toEqual(['stem', 'block_0_project']);
    expect(frozen.output).toBe('block_0_project');
    expect(trained.input).toBe('block_0_project');
    expect(trained.layers.map(({ name }) => name)).toEqual(['block_1_expand', 'block_1_add']);
  });

  it('refuses a cut that a later layer looks past', () => {
    const looking = network({ kind: 'add', name: 'late', left: 'stem', right: 'block_1_add' });
    expect(() => cutNetwork(looking, 1)).toThrow('stem');
  });

  it('refuses a block that is not there', () => {
    expect(() => cutNetwork(network(), 7)).toThrow('block 7');
  });
});
