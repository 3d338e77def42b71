import { equalise } from './equalise.js';
import { type Pixels, toGrey } from './pixels.js';
import { type Region, resample } from './resample.js';

/** How a network wants its input; stands in the model's manifest. */
export interface TensorSpec {
  /** Side of the square, in pixels. */
  readonly size: number;
  /** `grey` repeats one grey plane three times; `mono` is that plane alone. */
  readonly colour: 'grey' | 'mono' | 'rgb' | 'bgr';
  /** What 0 and 255 become. */
  readonly range: readonly [black: number, white: number];
  /** Taken away from, and divided by, after `range`: one number a channel, in the order of `colour`. */
  readonly normalise?:
    | { readonly mean: readonly number[]; readonly deviation: readonly number[] }
    | undefined;
  readonly crop: 'centre-square' | 'stretch';
  /** `clahe` works on grey input alone. */
  readonly equalise: 'none' | 'clahe';
}

/** How many numbers a place of the input has. */
export function channelsOf({ colour }: Pick<TensorSpec, 'colour'>): 1 | 3 {
  return colour === 'mono' ? 1 : 3;
}

/**
 * The one way from pixels to a network's input, for training and for the line alike.
 *
 * The original service took EXIF orientation, RGB, at most 1,600 px, the central square and the network's size.
 * Orientation and the limit are `decodeRadiograph`'s part; grey and equalised levels are ours, because colour and
 * tone of a film tell the scanner or the lamp and not the lung.
 *
 * @param into where to write, for instance a slice of a batch; new memory where it is not given.
 * @returns `Float32Array [size, size, channels]`, values within `spec.range` unless they are normalised.
 */
export function toTensor(
  picture: Pixels,
  spec: TensorSpec,
  into: Float32Array = new Float32Array(spec.size * spec.size * channelsOf(spec)),
): Float32Array {
  const { size, colour } = spec;
  const source = colour === 'grey' || colour === 'mono' ? toGrey(picture) : picture;
  const square = resample(source, regionOf(source, spec.crop), size, size);
  const data = spec.equalise === 'clahe' && square.channels === 1 ? equalise(square.data, size) : square.data;
  const channels = channelsOf(spec);
  const [black, white] = spec.range;
  for (let channel = 0; channel < channels; channel++) {
    const { mean: { [channel]: mean = 0 } = [], deviation: { [channel]: deviation = 1 } = [] } =
      spec.normalise ?? {};
    const gain = (white - black) / 255 / deviation;
    const offset = (black - mean) / deviation;
    // A grey picture has one plane, whatever is asked for.
    const plane = square.channels === 1 ? 0 : colour === 'bgr' ? 2 - channel : channel;
    for (let i = 0, at = channel, from = plane; i < size * size; i++, at += channels) {
      into[at] = offset + gain * (data[from] as number);
      from += square.channels;
    }
  }
  return into;
}

/** The part of a picture that the network sees. */
export function regionOf(
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  crop: TensorSpec['crop'],
): Region {
  if (crop === 'stretch') return { left: 0, top: 0, width, height };
  const side = Math.min(width, height);
  return { left: (width - side) >> 1, top: (height - side) >> 1, width: side, height: side };
}
