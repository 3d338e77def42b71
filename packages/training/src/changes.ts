import { decodeRadiograph, toGrey } from '@lungline/radiograph';
import sharp from 'sharp';
import { hideLungs, phonePhoto } from './augment.js';
import { greyToPixels, pixelsToGrey } from './input.js';
import { random } from './random.js';
import type { Change } from './readings.js';

const PHOTO_SIDE = 480;

/** The film as a phone's photo that a messenger has compressed: JPEG of quality 30 to 60, decoded as the line does. */
export const asPhonePhoto: Change = async (picture, index) => {
  const draw = random(1_000_003 + index);
  const photo = greyToPixels(phonePhoto(pixelsToGrey(toGrey(picture)), PHOTO_SIDE, draw));
  const bytes = await sharp(photo.data, { raw: { width: PHOTO_SIDE, height: PHOTO_SIDE, channels: 1 } })
    .jpeg({ quality: Math.round(draw.between(30, 60)) })
    .toBuffer();
  const film = await decodeRadiograph(bytes);
  if (film.type === 'unreadable') throw new Error(`A simulated photo cannot be read: ${film.reason}`);
  return film;
};

/** The film's central square with a fixed black box over most of it: what is left must not tell the class. */
export const withoutMiddle: Change = (picture) => {
  const whole = pixelsToGrey(toGrey(picture));
  const side = Math.min(whole.width, whole.height);
  const square = centreSquare(whole, side);
  // No draw is random here: the middle box, in black.
  hideLungs(square.pixels, side, {
    ...random(1),
    between: (low, high) => (low + high) / 2,
    chance: () => true,
  });
  return greyToPixels(square);
};

function centreSquare(
  { width, height, pixels }: { width: number; height: number; pixels: Float32Array },
  side: number,
) {
  const left = (width - side) >> 1;
  const top = (height - side) >> 1;
  const square = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    const from = (top + y) * width + left;
    square.set(pixels.subarray(from, from + side), y * side);
  }
  return { width: side, height: side, pixels: square };
}
