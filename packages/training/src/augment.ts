import { type Grey, resize, sample } from './grey.js';
import { jpegArtefacts } from './jpeg-artefacts.js';
import type { Random } from './random.js';

/** `film`: as scanned or exported; `photo`: a phone's picture of a film or a screen. */
export type Arrival = 'film' | 'photo';

export interface Augmented {
  readonly picture: Grey;
  /** The lung fields were painted over: nothing in the picture can tell the class any more. */
  readonly lungsHidden: boolean;
}

/** One random way in which a film may reach the line, at `size` x `size`. Sampled from the whole picture, whatever its aspect. */
export function augment(
  source: Grey,
  size: number,
  rng: Random,
  options: { readonly hideLungs: number; readonly photo: number },
): Augmented {
  const arrival: Arrival = rng.chance(options.photo) ? 'photo' : 'film';
  // Films come at every resolution, and that of the source must not tell the class: lose it at random.
  const detail = rng.chance(0.5) ? size : Math.round(rng.between(0.45, 1) * size);
  let picture = warp(source, detail, rng, arrival);
  if (detail !== size) picture = resize(picture, size, size);
  const { pixels } = picture;
  const lungsHidden = rng.chance(options.hideLungs);
  if (lungsHidden) hideLungs(pixels, size, rng);
  if (rng.chance(0.3)) maskEdges(pixels, size, rng);
  if (rng.chance(0.3)) addMarkers(pixels, size, rng);
  if (rng.chance(0.25)) cutOut(pixels, size, rng);
  tone(pixels, rng);
  if (arrival === 'photo') photograph(pixels, size, rng);
  if (rng.chance(arrival === 'photo' ? 0.4 : 0.2)) blur(pixels, size, rng.between(0.4, 1.4));
  if (rng.chance(0.3)) noise(pixels, rng.between(0.005, 0.03), rng);
  if (rng.chance(arrival === 'photo' ? 0.8 : 0.4)) jpegArtefacts(pixels, size, size, rng.between(30, 85));
  if (rng.chance(0.04)) for (let i = 0; i < pixels.length; i++) pixels[i] = 1 - (pixels[i] as number);
  return { picture, lungsHidden };
}

/**
 * A phone's picture of a film on a light box or of a screen, `size` pixels square: for testing, at a resolution of
 * its own and without the disturbances that only training needs (cut-outs, painted lungs, reversed greys).
 */
export function phonePhoto(source: Grey, size: number, random: Random): Grey {
  const picture = warp(source, size, random, 'photo');
  tone(picture.pixels, random);
  photograph(picture.pixels, size, random);
  blur(picture.pixels, size, random.between(0.5, 2));
  noise(picture.pixels, random.between(0.005, 0.02), random);
  return picture;
}

/** Rotation, scale, shift, stretch, mirror (a film on a window may be seen from behind) and perspective, as one projective sampling. */
function warp(source: Grey, size: number, rng: Random, arrival: Arrival): Grey {
  const photo = arrival === 'photo';
  const half = Math.min(source.width, source.height) / 2;
  const angle = (rng.normal() * (photo ? 6 : 5) * Math.PI) / 180;
  const zoom = photo ? rng.between(0.85, 1.25) : rng.between(0.8, 1.12);
  const stretch = Math.exp(rng.normal() * 0.06);
  const mirror = rng.chance(0.5) ? -1 : 1;
  const ax = Math.cos(angle) * zoom * stretch * mirror;
  const ay = -Math.sin(angle) * zoom * stretch * mirror;
  const bx = (Math.sin(angle) * zoom) / stretch;
  const by = (Math.cos(angle) * zoom) / stretch;
  const dx = source.width / 2 - 0.5 + rng.normal() * 0.05 * half;
  const dy = source.height / 2 - 0.5 + rng.normal() * 0.05 * half;
  const px = photo ? rng.normal() * 0.08 : 0;
  const py = photo ? rng.normal() * 0.08 : 0;
  const outside = photo && rng.chance(0.7) ? rng.between(0, 1) : rng.chance(0.5) ? 0 : undefined;
  const pixels = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    const v = (2 * (y + 0.5)) / size - 1;
    for (let x = 0; x < size; x++) {
      const u = (2 * (x + 0.5)) / size - 1;
      const w = half / (1 + px * u + py * v);
      pixels[y * size + x] = sample(source, dx + (ax * u + bx * v) * w, dy + (ay * u + by * v) * w, outside);
    }
  }
  return { width: size, height: size, pixels };
}

function tone(pixels: Float32Array, rng: Random): void {
  const gamma = Math.exp(rng.normal() * 0.3);
  const contrast = rng.between(0.6, 1.2);
  const level = rng.between(-0.12, 0.12) + 0.5 * (1 - contrast);
  const curve = Float32Array.from({ length: 1025 }, (_, i) =>
    Math.min(1, Math.max(0, level + contrast * (i / 1024) ** gamma)),
  );
  for (let i = 0; i < pixels.length; i++) pixels[i] = curve[((pixels[i] as number) * 1024) | 0] as number;
}

/** Uneven light, reflections and the beat between a screen's grid and the camera's. */
function photograph(pixels: Float32Array, size: number, rng: Random): void {
  const gx = rng.normal() * 0.15;
  const gy = rng.normal() * 0.15;
  const vignette = rng.between(0, 0.35);
  const moire = rng.chance(0.4) ? rng.between(0.01, 0.06) : 0;
  const mx = rng.between(-1, 1) * 1.6;
  const my = rng.between(-1, 1) * 1.6;
  const bend = rng.normal() * 2;
  const glares = rng.chance(0.5) ? 1 + rng.below(2) : 0;
  const spots = Array.from({ length: glares }, () => ({
    x: rng.between(-1, 1),
    y: rng.between(-1, 1),
    rx: rng.between(0.08, 0.6),
    ry: rng.between(0.08, 0.4),
    strength: rng.between(0.15, 0.7),
  }));
  for (let y = 0; y < size; y++) {
    const v = (2 * y) / size - 1;
    for (let x = 0; x < size; x++) {
      const u = (2 * x) / size - 1;
      const light = 1 + gx * u + gy * v - vignette * 0.5 * (u * u + v * v);
      let value = (pixels[y * size + x] as number) * light;
      if (moire > 0) value += moire * Math.sin(mx * x + my * y + bend * (u * u + v * v));
      for (const spot of spots) {
        const d = ((u - spot.x) / spot.rx) ** 2 + ((v - spot.y) / spot.ry) ** 2;
        if (d < 9) value += spot.strength * Math.exp(-d);
      }
      pixels[y * size + x] = value;
    }
  }
  clamp(pixels);
}

/** Paints over the middle of the picture, where the lungs are; what is left (edges, markers, shoulders) must not tell the class. */
export function hideLungs(pixels: Float32Array, size: number, rng: Random): void {
  const left = Math.round(size * rng.between(0.04, 0.14));
  const right = Math.round(size * rng.between(0.86, 0.96));
  const top = Math.round(size * rng.between(0.04, 0.14));
  const bottom = Math.round(size * rng.between(0.8, 0.94));
  const grey = rng.chance(0.5) ? 0 : rng.between(0, 0.8);
  fill(pixels, size, left, top, right, bottom, grey);
}

function maskEdges(pixels: Float32Array, size: number, rng: Random): void {
  const grey = rng.chance(0.6) ? 0 : rng.between(0, 1);
  const edge = (): number => (rng.chance(0.5) ? Math.round(size * rng.between(0.01, 0.1)) : 0);
  fill(pixels, size, 0, 0, edge(), size, grey);
  fill(pixels, size, size - edge(), 0, size, size, grey);
  fill(pixels, size, 0, 0, size, edge(), grey);
  fill(pixels, size, 0, size - edge(), size, size, grey);
}

/** Strokes that look like side markers and captions near the edge, so that real ones mean nothing. */
function addMarkers(pixels: Float32Array, size: number, rng: Random): void {
  const count = 1 + rng.below(3);
  for (let m = 0; m < count; m++) {
    const tall = Math.round(size * rng.between(0.025, 0.07));
    const x0 = Math.round(rng.chance(0.5) ? rng.between(0.01, 0.16) * size : rng.between(0.78, 0.92) * size);
    const y0 = Math.round(rng.chance(0.75) ? rng.between(0.01, 0.25) * size : rng.between(0.8, 0.92) * size);
    const letters = 1 + rng.below(6);
    const grey = rng.between(0.75, 1);
    const stroke = Math.max(1, Math.round(tall / 6));
    for (let l = 0; l < letters; l++) {
      const x = x0 + Math.round(l * tall * 0.75);
      const wide = Math.round(tall * 0.55);
      if (rng.chance(0.8)) fill(pixels, size, x, y0, x + stroke, y0 + tall, grey);
      if (rng.chance(0.5)) fill(pixels, size, x + wide, y0, x + wide + stroke, y0 + tall, grey);
      if (rng.chance(0.6)) fill(pixels, size, x, y0, x + wide, y0 + stroke, grey);
      if (rng.chance(0.5)) fill(pixels, size, x, y0 + (tall >> 1), x + wide, y0 + (tall >> 1) + stroke, grey);
      if (rng.chance(0.6)) fill(pixels, size, x, y0 + tall - stroke, x + wide, y0 + tall, grey);
    }
  }
}

function cutOut(pixels: Float32Array, size: number, rng: Random): void {
  const w = Math.round(size * rng.between(0.06, 0.22));
  const h = Math.round(size * rng.between(0.06, 0.22));
  const x = rng.below(size - w);
  const y = rng.below(size - h);
  fill(pixels, size, x, y, x + w, y + h, rng.next());
}

function fill(
  pixels: Float32Array,
  size: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  grey: number,
): void {
  for (let y = Math.max(0, top); y < Math.min(size, bottom); y++)
    for (let x = Math.max(0, left); x < Math.min(size, right); x++) pixels[y * size + x] = grey;
}

function noise(pixels: Float32Array, sigma: number, rng: Random): void {
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = (pixels[i] as number) + sigma * 1.7 * (rng.next() + rng.next() - 1) * 1.4;
  clamp(pixels);
}

/** Separable Gaussian. */
export function blur(pixels: Float32Array, size: number, sigma: number): void {
  const radius = Math.ceil(2.5 * sigma);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  const half = new Float32Array(pixels.length);
  const pass = (from: Float32Array, to: Float32Array, step: number, cross: number): void => {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        let total = 0;
        for (let k = -radius; k <= radius; k++) {
          const c = Math.min(size - 1, Math.max(0, b + k));
          total += (kernel[k + radius] as number) * (from[a * cross + c * step] as number);
        }
        to[a * cross + b * step] = total / sum;
      }
    }
  };
  pass(pixels, half, 1, size);
  pass(half, pixels, size, 1);
}

function clamp(pixels: Float32Array): void {
  for (let i = 0; i < pixels.length; i++) {
    const v = pixels[i] as number;
    pixels[i] = v < 0 ? 0 : Math.min(v, 1);
  }
}
