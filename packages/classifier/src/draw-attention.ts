import { type Pixels, regionOf, resample, type TensorSpec } from '@lungline/radiograph';
import sharp from 'sharp';
import { type Canvas, type Colour, type Lettering, loadLettering } from './lettering.js';
import type { ActivationMaps } from './open-network.js';
import { type Label, labels } from './types.js';

/** Longer side of the film in the picture, in pixels: what a messenger shows without zooming. */
const FILM_SIDE = 640;
/** The legend's longest line needs this much; a narrow film gets black margins. */
const MIN_WIDTH = 400;
const LEGEND_HEIGHT = 104;
const MARGIN = 14;
const QUALITY = 82;

const INK: Colour = [255, 255, 255];
const FAINT: Colour = [176, 184, 192];
const GROUND = 18;
const BAR_WIDTH = 96;
const BAR_GREY = 90;
const palette = warmPalette();

const names: Record<Label, string> = { normal: 'Normal', pneumonia: 'Pneumonia', covid19: 'COVID-19' };

export interface Attention {
  readonly film: Pixels;
  readonly crop: TensorSpec['crop'];
  readonly maps: ActivationMaps;
  readonly label: Label;
  /** 0..1 */
  readonly share: number;
}

export type AttentionPainter = (attention: Attention) => Promise<Uint8Array>;

/**
 * Draws over a film which places spoke for a class (class activation mapping, Zhou et al. 2016), with a legend that
 * says the class, its percentage, what the colours mean, and that it is no diagnosis. What the network did not see
 * is darkened.
 *
 * @returns JPEG.
 */
export async function loadAttentionPainter(): Promise<AttentionPainter> {
  const [small, large] = await Promise.all([loadLettering('small'), loadLettering('large')]);
  return async ({ film, crop, maps, label, share }) => {
    const canvas = await drawFilm(film, crop, heatOf(maps, label));
    drawLegend(canvas, `${names[label]} ${Math.round(share * 100)} %`, small, large);
    const { width, height, data } = canvas;
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: QUALITY })
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

async function drawFilm(film: Pixels, crop: TensorSpec['crop'], heat: Pixels): Promise<Canvas> {
  const { grey, width, height } = await displayFilm(film);
  const seen = regionOf({ width, height }, crop);
  const warmth = resample(heat, whole(heat), seen.width, seen.height).data;
  const canvas = blank(Math.max(width, MIN_WIDTH), height + LEGEND_HEIGHT);
  const left = (canvas.width - width) >> 1;
  for (let y = 0; y < height; y++) {
    const heatRow = y - seen.top;
    for (let x = 0; x < width; x++) {
      const heatColumn = x - seen.left;
      const isSeen = heatRow >= 0 && heatRow < seen.height && heatColumn >= 0 && heatColumn < seen.width;
      const level = grey[y * width + x] as number;
      const at = (y * canvas.width + left + x) * 3;
      if (isSeen) tint(canvas.data, at, level, warmth[heatRow * seen.width + heatColumn] as number);
      else tint(canvas.data, at, level >> 1, 0);
    }
  }
  return canvas;
}

async function displayFilm(film: Pixels): Promise<{ grey: Uint8Array; width: number; height: number }> {
  const { width, height, channels, data } = film;
  const { data: grey, info } = await sharp(data, { raw: { width, height, channels } })
    .resize({ width: FILM_SIDE, height: FILM_SIDE, fit: 'inside', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { grey, width: info.width, height: info.height };
}

function drawLegend(canvas: Canvas, title: string, small: Lettering, large: Lettering): void {
  const top = canvas.height - LEGEND_HEIGHT;
  large.draw(canvas, title, MARGIN, top + 8, INK);
  const row = top + 48;
  const little = 'Model looked: little ';
  small.draw(canvas, little, MARGIN, row, INK);
  const from = MARGIN + small.measure(little);
  for (let x = 0; x < BAR_WIDTH; x++) {
    const warmth = Math.round((255 * x) / (BAR_WIDTH - 1));
    for (let y = row + 3; y < row + small.height - 3; y++) {
      tint(canvas.data, (y * canvas.width + from + x) * 3, BAR_GREY, warmth);
    }
  }
  small.draw(canvas, ' much', from + BAR_WIDTH, row, INK);
  small.draw(canvas, 'Research software. Not a diagnosis.', MARGIN, row + small.height + 4, FAINT);
}

/** Lays warmth, 0 to 255, over a grey level. */
function tint(data: Uint8ClampedArray, at: number, level: number, warmth: number): void {
  const from = warmth * 4;
  const keep = palette[from] as number;
  data[at] = keep * level + (palette[from + 1] as number);
  data[at + 1] = keep * level + (palette[from + 2] as number);
  data[at + 2] = keep * level + (palette[from + 3] as number);
}

/**
 * For each warmth: the share of the film that shows through, and the red, green and blue laid over it. From clear
 * over yellow to red; faint warmth stays clear.
 */
function warmPalette(): Float64Array {
  const entries = new Float64Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const warmth = i / 255;
    const cover = 0.6 * Math.min(1, Math.max(0, (warmth - 0.2) / 0.5));
    const green = 220 * (1 - Math.max(0, (warmth - 0.4) / 0.6));
    entries.set([1 - cover, cover * 255, cover * green, cover * 30], i * 4);
  }
  return entries;
}

function blank(width: number, height: number): Canvas {
  return { width, height, data: new Uint8ClampedArray(width * height * 3).fill(GROUND) };
}

function whole({ width, height }: Pixels) {
  return { left: 0, top: 0, width, height };
}
