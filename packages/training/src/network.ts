export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Padding = 'same' | 'valid';
export type Activation = 'linear' | 'relu' | 'relu6';

export type Layer =
  | {
      readonly kind: 'conv' | 'depthwise';
      readonly name: string;
      readonly input: string;
      readonly stride: number;
      readonly padding: Padding;
      readonly activation: Activation;
    }
  | {
      readonly kind: 'pad';
      readonly name: string;
      readonly input: string;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'add'; readonly name: string; readonly left: string; readonly right: string };

/**
 * A convolutional backbone as plain data: layers with batch norm already folded into kernel and bias.
 *
 * Training runs this list with differentiable operations, and the exporter writes the very same list as a fused
 * graph: what is trained is what is served.
 */
export interface Network {
  readonly name: string;
  /** What it is and where its weights come from, as a phrase for the model card. */
  readonly origin: string;
  /** Name of the input: `Float32 [N, size, size, 3]`, -1..1. */
  readonly input: string;
  readonly layers: readonly Layer[];
  /** The layer whose activations feed the heads, and its number of channels. */
  readonly output: string;
  readonly channels: number;
  /** `<layer>/kernel` and `<layer>/bias`. */
  readonly weights: ReadonlyMap<string, Weight>;
}

/** A network in two: what keeps its weights, and what learns. */
export interface CutNetwork {
  readonly frozen: Network;
  readonly trained: Network;
}

/**
 * Cuts a backbone before one of its blocks, counted from 0.
 *
 * @throws where there is no such block, or where a later layer looks past the cut.
 */
export function cutNetwork(network: Network, block: number): CutNetwork {
  const at = network.layers.findIndex(({ name }) => name.startsWith(`block_${block}_`));
  const first = network.layers[at];
  const before = network.layers[at - 1];
  if (!first || !before) throw new Error(`${network.name} cannot be cut before block ${block}`);
  const layers = network.layers.slice(at);
  const known = new Set([before.name, ...layers.map(({ name }) => name)]);
  const stray = layers.flatMap(inputsOf).find((name) => !known.has(name));
  if (stray) throw new Error(`${network.name} has a layer after the cut that needs ${stray}, from before it`);
  return {
    frozen: { ...network, layers: network.layers.slice(0, at), output: before.name },
    trained: { ...network, layers, input: before.name },
  };
}

function inputsOf(layer: Layer): readonly string[] {
  return layer.kind === 'add' ? [layer.left, layer.right] : [layer.input];
}
