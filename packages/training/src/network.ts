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
  /** Name of the input: `Float32 [N, size, size, 3]`, -1..1. */
  readonly input: string;
  readonly layers: readonly Layer[];
  /** The layer whose activations feed the heads, and its number of channels. */
  readonly output: string;
  readonly channels: number;
  /** `<layer>/kernel` and `<layer>/bias`. */
  readonly weights: ReadonlyMap<string, Weight>;
}
