import { type Pixels, regionOf, resample, type TensorSpec } from '@lungline/radiograph';
import sharp from 'sharp';
import { LEGEND_HEIGHT, LEGEND_WIDTH, type LegendPainter, loadLegendPainter } from './draw-legend.js';
import type { Canvas } from './lettering.js';
import type { ActivationMaps } from './open-network.js';
import { type Label, labels } from './types.js';
import { tint } from './warmth.js';

/** Longer side of the film in the picture, in pixels: what a messenger shows without zooming. */
const FILM_SIDE = 640;
const QUALITY = 80;
const GROUND = 18;
/** A map has 7 x 7 values: smoothed once at this many a value, its squares do not show. */
const SMOOTHING = 4;
/** The map is enlarged to the film in steps of this many pixels; in between, neighbours are mixed. */
const STEP = 4;

export interface Display {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface Attention {
  readonly film: Display;
  readonly crop: TensorSpec['crop'];
  readonly maps: ActivationMaps;
  /** The class whose evidence is drawn. */
  readonly label: Label;
  readonly probabilities: Readonly<Record<Label, number>>;
  /** Whether the film counts as a case of the class, or the legend must leave it open. */
  readonly certain: boolean;
}

export type AttentionPainter = (attention: Attention) => Promise<Uint8Array>;

/**
 * Draws over a film which places spoke for a class (class activation mapping, Zhou et al. 2016), with a legend that
 * says all classes and their percentages, what the colours mean, and that it is no diagnosis. What the network did
 * not see is darkened.
 *
 * @returns JPEG.
 */
export async function loadAttentionPainter(): Promise<AttentionPainter> {
  const drawLegend: LegendPainter = await loadLegendPainter();
  return async ({ film, crop, maps, label, probabilities, certain }) => {
    const canvas = drawFilm(film, crop, heatOf(maps, label));
    drawLegend(canvas, probabilities, certain ? label : undefined);
    const { width, height, data } = canvas;
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      // Tables of its own would make the file a twentieth smaller and take as long again.
      .jpeg({ quality: QUALITY, optimiseCoding: false })
      .toBuffer();
    // A copy of its own: the buffer may be a slice of a pool, which must not travel between threads.
    return Uint8Array.from(jpeg);
  };
}

/** What spoke for the class, 0 to 255; what spoke against it counts for nothing. */
export function heatOf({ width, height, values }: ActivationMaps, label: Label): Pixels {
  const offset = labels.indexOf(label);
  let highest = 0;
  for (let i = offset; i < values.length; i += labels.length)
    highest = Math.max(highest, values[i] as number);
  const data = new Uint8ClampedArray(width * height);
  if (highest > 0) {
    for (let i = 0; i < data.length; i++) {
      data[i] = (255 * (values[i * labels.length + offset] as number)) / highest;
    }
  }
  return { width, height, channels: 1, data };
}

function drawFilm({ grey, width, height }: Display, crop: TensorSpec['crop'], heat: Pixels): Canvas {
  const seen = regionOf({ width, height }, crop);
  const canvas = blank(Math.max(width, LEGEND_WIDTH), height + LEGEND_HEIGHT);
  const left = (canvas.width - width) >> 1;
  const warmth = soften(heat, Math.ceil(seen.width / STEP), Math.ceil(seen.height / STEP));
  const line = new Uint8ClampedArray(width);
  for (let y = 0; y < height; y++) {
    const isSeen = y >= seen.top && y < seen.top + seen.height;
    line.fill(0);
    if (isSeen) enlargeRow(warmth, (y - seen.top) / STEP, line.subarray(seen.left, seen.left + seen.width));
    let at = (y * canvas.width + left) * 3;
    for (let x = 0; x < width; x++, at += 3) {
      const level = grey[y * width + x] as number;
      const inside = isSeen && x >= seen.left && x < seen.left + seen.width;
      tint(canvas.data, at, inside ? level : level >> 1, line[x] as number);
    }
  }
  return canvas;
}

/** The map at every fourth pixel of the film; smoothed on the way, since its few squares would show. */
function soften(heat: Pixels, width: number, height: number): Pixels {
  const soft = resample(heat, whole(heat), heat.width * SMOOTHING, heat.height * SMOOTHING);
  return resample(soft, whole(soft), width, height);
}

/** One row at the film's own resolution, between the rows and columns of the coarse map. */
function enlargeRow({ width, height, data }: Pixels, y: number, row: Uint8ClampedArray): void {
  const above = Math.min(y | 0, height - 1) * width;
  const below = Math.min((y | 0) + 1, height - 1) * width;
  const share = y - (y | 0);
  const at = (x: number): number => {
    const column = x < width ? x : width - 1;
    const top = data[above + column] as number;
    return top + share * ((data[below + column] as number) - top);
  };
  let next = at(0);
  for (let coarse = 0, x = 0; x < row.length; coarse++) {
    const from = next;
    next = at(coarse + 1);
    const slope = (next - from) / STEP;
    for (let k = 0; k < STEP && x < row.length; k++, x++) row[x] = from + k * slope;
  }
}

/** The film in grey at the size in which it is shown. Another thread does it, so it is best begun before the network runs. */
export async function displayFilm({ width, height, channels, data }: Pixels): Promise<Display> {
  const { data: grey, info } = await sharp(data, { raw: { width, height, channels } })
    .resize({ width: FILM_SIDE, height: FILM_SIDE, fit: 'inside', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { grey, width: info.width, height: info.height };
}

function blank(width: number, height: number): Canvas {
  return { width, height, data: new Uint8ClampedArray(width * height * 3).fill(GROUND) };
}

function whole({ width, height }: Pixels) {
  return { left: 0, top: 0, width, height };
}
