import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph, type Film } from './decode-radiograph.js';

const canvas = (width: number, height: number, background = '#808080') =>
  sharp({ create: { width, height, channels: 3, background } });

/** Black with a white left half, so that a turn shows. */
const halves = (width: number, height: number) =>
  canvas(width, height, '#000').composite([
    { input: { create: { width: width / 2, height, channels: 3, background: '#fff' } }, left: 0, top: 0 },
  ]);

async function film(bytes: Uint8Array): Promise<Film> {
  const decoded = await decodeRadiograph(bytes);
  if (decoded.type !== 'film') throw new Error(`unreadable: ${decoded.reason}`);
  return decoded;
}

describe('decodeRadiograph', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('reads %s', async (format) => {
    const decoded = await film(await canvas(64, 48).toFormat(format).toBuffer());
    expect(decoded).toMatchObject({ width: 64, height: 48, channels: 3 });
    expect(decoded.original).toEqual({ format, width: 64, height: 48 });
    expect(decoded.data).toHaveLength(64 * 48 * 3);
  });

  it('keeps a film saved in grey as one channel, 16 bits brought down to 8', async () => {
    const grey = await halves(64, 64).toColourspace('b-w').png().toBuffer();
    expect(await film(grey)).toMatchObject({ channels: 1 });
    const deep = await halves(64, 64).toColourspace('grey16').png().toBuffer();
    const decoded = await film(deep);
    expect(decoded.channels).toBe(1);
    expect([decoded.data[0], decoded.data[63]]).toEqual([255, 0]);
  });

  it('reduces the longer side to 800 px and never enlarges', async () => {
    expect(await film(await canvas(1600, 1200).jpeg().toBuffer())).toMatchObject({ width: 800, height: 600 });
    expect(await film(await canvas(100, 90).jpeg().toBuffer())).toMatchObject({ width: 100, height: 90 });
  });

  it('turns a picture as its EXIF orientation says', async () => {
    const turned = await halves(64, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, data, original } = await film(turned);
    expect({ width, height }).toEqual({ width: 40, height: 64 });
    expect(original).toMatchObject({ width: 40, height: 64 });
    // A quarter turn clockwise brings the white left half to the top.
    expect(data[0]).toBeGreaterThan(250);
    expect(data.at(-1)).toBeLessThan(5);
  });

  it('shows transparency as black and CMYK as colours', async () => {
    const clear = await sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await film(clear)).data[0]).toBe(0);
    const printed = await canvas(64, 64, '#c02020').toColourspace('cmyk').jpeg().toBuffer();
    expect(await film(printed)).toMatchObject({ channels: 3 });
  });

  it('reads the first page of an animation alone', async () => {
    const frames = await sharp(
      [await canvas(64, 64, '#fff').png().toBuffer(), await canvas(64, 64, '#000').png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .webp({ loop: 0, delay: [100, 100], lossless: true })
      .toBuffer();
    const decoded = await film(frames);
    expect(decoded).toMatchObject({ width: 64, height: 64 });
    expect(decoded.data[0]).toBe(255);
  });

  it('names the reason where there is nothing to read', async () => {
    const whole = await halves(400, 300).png().toBuffer();
    const reason = async (bytes: Uint8Array) => {
      const decoded = await decodeRadiograph(bytes);
      return decoded.type === 'unreadable' ? decoded.reason : 'film';
    };
    expect(await reason(new Uint8Array())).toBe('empty');
    expect(await reason(Buffer.from('covid test'))).toBe('unsupported_type');
    expect(
      await reason(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>')),
    ).toBe('unsupported_type');
    expect(await reason(whole.subarray(0, whole.length / 2))).toBe('damaged');
    expect(await reason((await halves(400, 300).jpeg().toBuffer()).subarray(0, 900))).toBe('damaged');
    expect(await reason(whole.subarray(0, 9))).toBe('damaged');
    expect(await reason(await canvas(31, 400).png().toBuffer())).toBe('too_few_pixels');
    // Reduced to 800 px, a strip of 1,600 by 40 is 20 px high.
    expect(await reason(await canvas(1600, 40).png().toBuffer())).toBe('too_few_pixels');
    // A flat PNG of 49 megapixels is a file of a few kilobytes.
    expect(await reason(await canvas(7000, 7000).png().toBuffer())).toBe('too_many_pixels');
    // Interlaced, 25 megapixels have to be held as a whole.
    expect(await reason(await canvas(5000, 5000).png({ progressive: true }).toBuffer())).toBe(
      'too_many_pixels',
    );
  });

  it('reads no JPEG whose data end before the picture does, marker of the end or not', async () => {
    const jpeg = await halves(400, 300).jpeg().toBuffer();
    const gap = Buffer.concat([jpeg.subarray(0, jpeg.length - 500), jpeg.subarray(-2)]);
    expect(await decodeRadiograph(gap)).toEqual({ type: 'unreadable', reason: 'damaged' });
    // Stray bytes before the marker of the end, as some cameras leave them, take nothing away.
    const stray = Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(200), jpeg.subarray(-2)]);
    expect(await decodeRadiograph(stray)).toMatchObject({ type: 'film' });
  });

  it('answers whatever follows a signature, and throws at nothing', async () => {
    const signature = fc.constantFrom(
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...Buffer.from('RIFF0000WEBP')],
    );
    await fc.assert(
      fc.asyncProperty(signature, fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
        expect(await decodeRadiograph(Uint8Array.from([...head, ...tail]))).toMatchObject({
          type: 'unreadable',
        });
      }),
      { numRuns: 60 },
    );
  });
});
