import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanCopy } from './clean-copy.js';

it('draws a picture anew: upright, smaller, and without what was hidden in it', async () => {
  const original = await sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: '#888' } })
    .jpeg()
    .withExif({ IFD0: { ImageDescription: 'name of a patient', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const marked = Buffer.concat([original, Buffer.from('hidden at the end')]);
  const copy = Buffer.from(await cleanCopy(marked));
  const { width, height, exif, format } = await sharp(copy).metadata();
  expect({ width, height, exif, format }).toEqual({
    width: 800,
    height: 1_600,
    exif: undefined,
    format: 'jpeg',
  });
  for (const secret of ['patient', 'hidden']) expect(copy.includes(secret)).toBe(false);
});

it('throws for what is no picture', async () => {
  await expect(cleanCopy(Buffer.from('text'))).rejects.toThrow();
});
