import type { Pixels } from '@lungline/radiograph';
import type { Random } from '@lungline/training/parts';
import sharp from 'sharp';

/** Turns a grey film into a JPEG file that may arrive in its place. */
export type Degrade = (film: Pixels, rng: Random, others: readonly Pixels[]) => Promise<Uint8Array>;

/** What each kind of picture does to a film, and what should come of it. */
export const degradations = {
  dark: async (film, rng) => await jpeg(toned(film, rng.between(0.04, 0.12), 0)),
  bright: async (film, rng) => await jpeg(toned(film, rng.between(0.04, 0.12), rng.between(225, 240))),
  pale: async (film, rng) => await jpeg(toned(film, rng.between(0.04, 0.09), rng.between(70, 160))),
  blurred: async (film, rng) =>
    await open(film)
      .blur(rng.between(0.022, 0.04) * shortSide(film))
      .jpeg()
      .toBuffer(),
  small: async (film, rng) => {
    const side = Math.round(rng.between(34, 90));
    return await open(film).resize(side, side, { fit: 'outside' }).jpeg().toBuffer();
  },
  turned90: async (film) => await open(film).rotate(90).jpeg().toBuffer(),
  turned180: async (film) => await open(film).rotate(180).jpeg().toBuffer(),
  turned270: async (film) => await open(film).rotate(270).jpeg().toBuffer(),
  inverted: async (film) => await jpeg({ ...film, data: film.data.map((level) => 255 - level) }),
  oneLungMissing: async (film, rng) => {
    const width = Math.round(film.width * rng.between(0.48, 0.62));
    const left = rng.chance(0.5) ? 0 : film.width - width;
    return await open(film).extract({ left, top: 0, width, height: film.height }).jpeg().toBuffer();
  },
  twoSideBySide: async (film, rng, others) => await mounted([film, pick(others, rng)], 2, 1, rng),
  fourOnALightBox: async (film, rng, others) =>
    await mounted([film, pick(others, rng), pick(others, rng), pick(others, rng)], 2, 2, rng),
  phoneScreenshot: async (film, rng) => await phoneScreenshot(film, rng),
  letterBox: async (film, rng) => await letterBox(film, rng),
} as const satisfies Record<string, Degrade>;

const PHONE = { width: 720, height: 1520 } as const;

/** A film in a phone's viewer: black or white, a bar of status and a line of writing, the film as wide as the screen. */
async function phoneScreenshot(film: Pixels, rng: Random): Promise<Uint8Array> {
  const dark = rng.chance(0.6);
  const [ground, ink] = dark ? ['#000', '#fff'] : ['#fff', '#333'];
  const inner = await open(film).resize({ width: PHONE.width }).png().toBuffer({ resolveWithObject: true });
  const height = Math.min(inner.info.height, 1200);
  const scene = Math.round((PHONE.height - height) * rng.between(0.35, 0.65));
  const bars = (y: number, widths: number[]): string =>
    widths
      .map((w, i) => `<rect x="${40 + i * 150}" y="${y}" width="${w}" height="16" rx="4" fill="${ink}"/>`)
      .join('');
  const writing = `<svg xmlns="http://www.w3.org/2000/svg" width="${PHONE.width}" height="${PHONE.height}">${bars(24, [70, 0, 0, 90])}${bars(90, [120, 110, 80])}${bars(PHONE.height - 70, [100, 100, 100, 100])}</svg>`;
  return await sharp({ create: { ...PHONE, channels: 3, background: ground } })
    .composite([
      {
        input: await sharp(inner.data).resize({ width: PHONE.width, height, fit: 'cover' }).png().toBuffer(),
        left: 0,
        top: scene,
      },
      { input: Buffer.from(writing), left: 0, top: 0 },
    ])
    .jpeg({ quality: 70 })
    .toBuffer();
}

async function letterBox(film: Pixels, rng: Random): Promise<Uint8Array> {
  const background = rng.chance(0.6) ? '#000' : '#fff';
  const across = Math.round(film.width * rng.between(0.2, 0.6));
  return await open(film)
    .toColourspace('srgb')
    .extend({ left: across, right: across, background })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Films beside one another on a light box, each at the same size, with or without a gap. */
async function mounted(
  films: readonly Pixels[],
  columns: number,
  rows: number,
  rng: Random,
): Promise<Uint8Array> {
  const side = 360;
  const gap = rng.chance(0.3) ? 0 : Math.round(rng.between(4, 40));
  const background = rng.chance(0.5) ? '#fff' : '#000';
  const composite = await Promise.all(
    films.map(async (film, i) => ({
      input: await open(film).resize(side, side, { fit: 'fill' }).png().toBuffer(),
      left: gap + (i % columns) * (side + gap),
      top: gap + Math.floor(i / columns) * (side + gap),
    })),
  );
  return await sharp({
    create: {
      width: columns * (side + gap) + gap,
      height: rows * (side + gap) + gap,
      channels: 3,
      background,
    },
  })
    .composite(composite)
    .jpeg({ quality: 75 })
    .toBuffer();
}

function toned(film: Pixels, gain: number, lift: number): Pixels {
  return { ...film, data: Uint8ClampedArray.from(film.data, (level) => lift + gain * level) };
}

const jpeg = async (film: Pixels): Promise<Uint8Array> => await open(film).jpeg({ quality: 85 }).toBuffer();

function open({ width, height, channels, data }: Pixels) {
  return sharp(data, { raw: { width, height, channels } });
}

const shortSide = ({ width, height }: Pixels): number => Math.min(width, height);

function pick<T>(values: readonly T[], rng: Random): T {
  return values[rng.below(values.length)] as T;
}
