import type { DrawnPicture } from './types.js';

/** Files of the drawings that a reply may name. Nobody is on them: they may be served to anybody. */
export const drawnPictures: Readonly<Record<DrawnPicture, URL>> = {
  'how-to': new URL('../pictures/how-to.jpg', import.meta.url),
};
