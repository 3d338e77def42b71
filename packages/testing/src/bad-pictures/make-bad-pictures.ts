import sharp from 'sharp';
import { altered } from './altered.js';
import { animation } from './animation.js';
import type { BadPicture, Ingredients } from './bad-picture.js';
import { bomb } from './bomb.js';
import { chance } from './chance.js';
import { colour } from './colour.js';
import { cutOff } from './cut-off.js';
import { filmFiles } from './film-files.js';
import { metadata } from './metadata.js';
import { nothing } from './nothing.js';
import { polyglot } from './polyglot.js';
import { size } from './size.js';
import { vector } from './vector.js';
import { wrongType } from './wrong-type.js';

/**
 * Some five hundred files that should not harm the line, each with the outcome that is right for it. Their bytes are
 * made when they are asked for: the heaviest take seconds. The same film and seed make the same files.
 */
export async function makeBadPictures({ film, seed }: Ingredients): Promise<BadPicture[]> {
  const random = chance(seed);
  const files = await filmFiles(film);
  const { width, height } = await sharp(film).metadata();
  return [
    ...nothing(random),
    ...wrongType(film),
    ...vector(),
    ...cutOff(files),
    ...altered(files, random),
    ...size(film),
    ...bomb(files),
    ...(await colour(film)),
    ...animation(files, { width, height }),
    ...polyglot(files),
    ...metadata(files, { width, height }),
  ];
}
