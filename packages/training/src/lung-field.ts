import { type Pixels, type Region, regionOf, type TensorSpec, toGrey } from '@lungline/radiograph';

/** Where the lungs are on a film: a grid laid over the whole picture, whatever its aspect. */
export interface LungField {
  readonly size: number;
  /** `size * size` places row by row: 1 for lung, 0 for anything else. */
  readonly places: Uint8Array;
}

/** Around the lungs, in shares of the picture's side: pleura and ribs beside a lung tell of it, too. */
const MARGIN = 0.04;

/** Lungs and a margin around them painted black; grey levels alone are left of the picture. */
export function hideLungs(picture: Pixels, field: LungField): Pixels {
  return paintBlack(picture, widened(field));
}

/** Everything but the lungs and a margin around them painted black. */
export function keepLungs(picture: Pixels, field: LungField): Pixels {
  const wide = widened(field);
  return paintBlack(picture, { ...wide, places: wide.places.map((lung) => 1 - lung) });
}

/** The smallest upright box around lungs and margin painted black, so that not even their outline is left. */
export function hideLungBox(picture: Pixels, field: LungField): Pixels {
  const { size, places } = widened(field);
  let [left, right, top, bottom] = [size, -1, size, -1];
  for (const [i, lung] of places.entries()) {
    if (lung === 0) continue;
    const [x, y] = [i % size, Math.floor(i / size)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const box = places.map((_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return x >= left && x <= right && y >= top && y <= bottom ? 1 : 0;
  });
  return paintBlack(picture, { size, places: box });
}

/** The lungs as they lie in what a network sees of the picture: `side * side` places. */
export function seenField(
  { size, places }: LungField,
  picture: Pick<Pixels, 'width' | 'height'>,
  crop: TensorSpec['crop'],
  side: number,
): Uint8Array {
  const seen: Region = regionOf(picture, crop);
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const x = (seen.left + (((i % side) + 0.5) * seen.width) / side) / picture.width;
    const y = (seen.top + ((Math.floor(i / side) + 0.5) * seen.height) / side) / picture.height;
    return places[Math.floor(y * size) * size + Math.floor(x * size)] ?? 0;
  });
}

/**
 * The two largest connected parts of what a segmenter marked, a right and a left lung.
 *
 * @returns undefined where they are too small for lungs: under three hundredths of the picture.
 */
export function lungsOf(marked: LungField): LungField | undefined {
  const { size } = marked;
  const places = new Uint8Array(size * size);
  const [first = [], second = []] = connectedParts(marked).sort((a, b) => b.length - a.length);
  // A speck beside one large part (the lungs touch at times) is no second lung.
  const lungs = second.length * 8 > first.length ? [...first, ...second] : first;
  for (const place of lungs) places[place] = 1;
  return lungs.length >= 0.03 * places.length ? { size, places } : undefined;
}

/** Dice's overlap of two fields, 0 to 1. */
export function dice(a: LungField, b: LungField): number {
  let [both, sum] = [0, 0];
  for (const [i, lung] of a.places.entries()) {
    both += lung * (b.places[i] ?? 0);
    sum += lung + (b.places[i] ?? 0);
  }
  return sum === 0 ? 1 : (2 * both) / sum;
}

function connectedParts({ size, places }: LungField): number[][] {
  const left = places.slice();
  const parts: number[][] = [];
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) continue;
    left[start] = 0;
    const part = [start];
    // The list grows while it is walked: that is the flood.
    for (const place of part) {
      for (const next of neighbours(place, size)) {
        if (left[next] !== 1) continue;
        left[next] = 0;
        part.push(next);
      }
    }
    parts.push(part);
  }
  return parts;
}

function neighbours(place: number, size: number): number[] {
  const x = place % size;
  return [
    ...(x > 0 ? [place - 1] : []),
    ...(x < size - 1 ? [place + 1] : []),
    ...(place >= size ? [place - size] : []),
    ...(place < size * (size - 1) ? [place + size] : []),
  ];
}

function widened({ size, places }: LungField): LungField {
  const reach = Math.round(MARGIN * size);
  const wide = new Uint8Array(places.length);
  for (const [i, lung] of places.entries()) {
    if (lung === 0) continue;
    const [x, y] = [i % size, Math.floor(i / size)];
    for (let v = Math.max(0, y - reach); v <= Math.min(size - 1, y + reach); v++) {
      for (let u = Math.max(0, x - reach); u <= Math.min(size - 1, x + reach); u++) {
        if ((u - x) ** 2 + (v - y) ** 2 <= reach * reach) wide[v * size + u] = 1;
      }
    }
  }
  return { size, places: wide };
}

function paintBlack(picture: Pixels, { size, places }: LungField): Pixels {
  const grey = toGrey(picture);
  const { width, height } = grey;
  // A copy: a decoded film is a Buffer, whose `slice` would paint over the film itself.
  const data = Uint8Array.from(grey.data);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) / height) * size) * size;
    for (let x = 0; x < width; x++) {
      if (places[row + Math.floor(((x + 0.5) / width) * size)] === 1) data[y * width + x] = 0;
    }
  }
  return { width, height, channels: 1, data };
}
