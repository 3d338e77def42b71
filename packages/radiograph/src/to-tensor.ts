import { equalise } from './equalise.js';
import { type Pixels, toGrey } from './pixels.js';
import { type Region, resample } from './resample.js';

/** How a network wants its input; stands in the model's manifest. */
export interface TensorSpec {
  /** Side of the square, in pixels. */
  readonly size: number;
  /** `grey` repeats one grey plane three times. */
  readonly colour: 'grey' | 'rgb' | 'bgr';
  /** What 0 and 255 become. */
  readonly range: readonly [black: number, white: number];
  readonly crop: 'centre-square' | 'stretch';
  /** `clahe` works on grey input alone. */
  readonly equalise: 'none' | 'clahe';
}

/**
 * The one way from pixels to a network's input, for training and for the line alike.
 *
 * The original service took EXIF orientation, RGB, at most 1,600 px, the central square and the network's size.
 * Orientation and the limit are `decodeRadiograph`'s part; grey and equalised levels are ours, because colour and
 * tone of a film tell the scanner or the lamp and not the lung.
 *
 * @param into where to write, for instance a slice of a batch; new memory where it is not given.
 * @returns `Float32Array [size, size, 3]`, values within `spec.range`.
 */
export function toTensor(
  picture: Pixels,
  spec: TensorSpec,
  into: Float32Array = new Float32Array(spec.size * spec.size * 3),
): Float32Array {
  const { size } = spec;
  const source = spec.colour === 'grey' ? toGrey(picture) : picture;
  const square = resample(source, regionOf(source, spec.crop), size, size);
  const data = spec.equalise === 'clahe' && square.channels === 1 ? equalise(square.data, size) : square.data;
  const [black, white] = spec.range;
  const gain = (white - black) / 255;
  const [first, last] = spec.colour === 'bgr' ? [2, 0] : [0, 2];
  for (let i = 0, at = 0; i < size * size; i++, at += 3) {
    if (square.channels === 1) {
      const value = black + gain * (data[i] as number);
      into[at] = value;
      into[at + 1] = value;
      into[at + 2] = value;
    } else {
      into[at] = black + gain * (data[at + first] as number);
      into[at + 1] = black + gain * (data[at + 1] as number);
      into[at + 2] = black + gain * (data[at + last] as number);
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
