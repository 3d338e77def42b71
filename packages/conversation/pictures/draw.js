import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** Draws `how-to.svg` as the JPEG that is sent: `node pictures/draw.js` after a change of the drawing. */
export function drawHowTo() {
  const drawing = readFileSync(new URL('how-to.svg', import.meta.url));
  return sharp(drawing).flatten({ background: '#eef3f7' }).jpeg({ quality: 82, mozjpeg: true });
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await drawHowTo().toFile(new URL('how-to.jpg', import.meta.url).pathname);
