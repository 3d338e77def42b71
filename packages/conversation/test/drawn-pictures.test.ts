import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawHowTo } from '../pictures/draw.js';
import { drawnPictures } from '../src/index.js';

it('the drawing that is sent is the one that the code draws, small, and without words', async () => {
  const file = readFileSync(drawnPictures['how-to']);
  expect(file.length).toBeLessThan(100_000);
  const [sent, drawn] = await Promise.all(
    [file, await drawHowTo().toBuffer()].map((image) =>
      sharp(image).resize(108, 108).greyscale().raw().toBuffer(),
    ),
  );
  expect(sent).toHaveLength(108 * 108);
  const differences = [...(sent ?? [])].map((grey, i) => Math.abs(grey - (drawn?.[i] ?? 0)));
  expect(Math.max(...differences)).toBeLessThan(24);
  expect(readFileSync(new URL('../pictures/how-to.svg', import.meta.url), 'utf8')).not.toContain('<text');
});
