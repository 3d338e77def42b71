import { foldNorm } from './fold-norm.js';
import type { Layer, Network, Padding, Weight } from './network.js';

/** What is read of a layer in a Keras layers model's JSON. */
export interface KerasLayer {
  readonly class_name: string;
  readonly config: {
    readonly name: string;
    readonly strides?: readonly number[];
    readonly padding?: unknown;
    readonly epsilon?: number;
    readonly max_value?: number | null;
  };
  readonly inbound_nodes: readonly (readonly (readonly [string, ...unknown[]])[])[];
}

interface Draft {
  readonly raw: ReadonlyMap<string, Weight>;
  readonly layers: Layer[];
  readonly weights: Map<string, Weight>;
  /** Folded layers' results are found at the convolution that took them in. */
  readonly alias: Map<string, string>;
}

/** Folds each batch norm into the convolution before it, and each ReLU into that convolution's activation. */
export function foldLayersModel(
  { name, origin }: Pick<Network, 'name' | 'origin'>,
  source: readonly KerasLayer[],
  raw: ReadonlyMap<string, Weight>,
  output: string,
): Network {
  const draft: Draft = { raw, layers: [], weights: new Map(), alias: new Map() };
  for (const layer of source) {
    fold(layer, draft);
    if (layer.config.name === output) break;
  }
  const input = source.find((layer) => layer.class_name === 'InputLayer')?.config.name;
  const last = draft.alias.get(output) ?? output;
  const channels = draft.weights.get(`${last}/bias`)?.values.length;
  if (input === undefined || channels === undefined) throw new Error(`The backbone has no layer ${output}`);
  return { name, origin, input, layers: draft.layers, output: last, channels, weights: draft.weights };
}

function fold({ class_name: kind, config, inbound_nodes }: KerasLayer, draft: Draft): void {
  const { layers, weights, alias } = draft;
  const { name } = config;
  const [input = '', right = ''] = (inbound_nodes[0] ?? []).map(([from]) => alias.get(from) ?? from);
  switch (kind) {
    case 'InputLayer':
      return;
    case 'ZeroPadding2D': {
      const [[before = 0, after = 0] = []] = config.padding as readonly (readonly number[])[];
      layers.push({ kind: 'pad', name, input, before, after });
      return;
    }
    case 'Conv2D':
    case 'DepthwiseConv2D': {
      const depthwise = kind === 'DepthwiseConv2D';
      const stride = config.strides?.[0] ?? 1;
      const padding = config.padding as Padding;
      layers.push({
        kind: depthwise ? 'depthwise' : 'conv',
        name,
        input,
        stride,
        padding,
        activation: 'linear',
      });
      weights.set(`${name}/kernel`, need(draft.raw, `${name}/${depthwise ? 'depthwise_kernel' : 'kernel'}`));
      return;
    }
    case 'BatchNormalization':
      foldInto(name, input, config.epsilon ?? 1e-3, draft);
      alias.set(name, input);
      return;
    case 'ReLU': {
      const index = layers.findIndex((layer) => layer.name === input);
      const layer = layers[index];
      if (layer?.kind !== 'conv' && layer?.kind !== 'depthwise') {
        throw new Error(`${name} does not follow a convolution`);
      }
      layers[index] = { ...layer, activation: config.max_value === 6 ? 'relu6' : 'relu' };
      alias.set(name, input);
      return;
    }
    case 'Add':
      layers.push({ kind: 'add', name, left: input, right });
      return;
    default:
      throw new Error(`The backbone has a layer of a kind that is not known here: ${kind}`);
  }
}

function foldInto(norm: string, layer: string, epsilon: number, { raw, weights }: Draft): void {
  const { kernel, bias } = foldNorm(need(weights, `${layer}/kernel`), {
    gamma: need(raw, `${norm}/gamma`).values,
    beta: need(raw, `${norm}/beta`).values,
    mean: need(raw, `${norm}/moving_mean`).values,
    variance: need(raw, `${norm}/moving_variance`).values,
    epsilon,
  });
  weights.set(`${layer}/kernel`, kernel);
  weights.set(`${layer}/bias`, bias);
}

function need(weights: ReadonlyMap<string, Weight>, name: string): Weight {
  const weight = weights.get(name);
  if (weight === undefined) throw new Error(`The backbone lacks the weight ${name}`);
  return weight;
}
