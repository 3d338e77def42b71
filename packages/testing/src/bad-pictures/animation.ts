import { type BadPicture, picturesOf } from './bad-picture.js';
import type { FilmFiles } from './film-files.js';
import { insertIntoPng, pngChunk } from './png.js';
import { webp, webpExtended, webpFrame, webpLoop, webpPicture } from './webp.js';

const { light } = picturesOf('animation');

/** Pictures that move: the first frame is the film. */
export function animation(
  { png, webp: file }: FilmFiles,
  { width, height }: { width: number; height: number },
): BadPicture[] {
  const picture = webpPicture(file);
  const frame = webpFrame(width, height, picture);
  const animated = (...frames: Buffer[]) =>
    webp(webpExtended(width, height, 'animation'), webpLoop, ...frames);
  const apng = (frames: number, plays = 0) => {
    const body = Buffer.alloc(8);
    body.writeUInt32BE(frames, 0);
    body.writeUInt32BE(plays, 4);
    return pngChunk('acTL', body);
  };
  return [
    light('WebP of one frame', 'film', () => animated(frame)),
    light('WebP of two frames', 'film', () => animated(frame, frame)),
    light('WebP of 300 frames', 'film', () => animated(...Array<Buffer>(300).fill(frame))),
    light('WebP without frames', 'damaged', () => animated()),
    light('WebP whose second frame is cut off', ['film', 'damaged'], () =>
      animated(frame, webpFrame(width, height, picture.subarray(0, 99))),
    ),
    light('WebP whose frame is larger than its canvas', 'damaged', () =>
      webp(webpExtended(64, 64, 'animation'), webpLoop, frame),
    ),
    light('animated PNG of one frame', 'film', () => insertIntoPng(png, apng(1))),
    light('animated PNG that says it has no frames', ['film', 'damaged'], () => insertIntoPng(png, apng(0))),
    light('animated PNG that says it has 2,147,483,647 frames', ['film', 'damaged'], () =>
      insertIntoPng(png, apng(2 ** 31 - 1)),
    ),
    light('animated PNG with a frame of nonsense', ['film', 'damaged'], () =>
      insertIntoPng(
        png,
        apng(2),
        pngChunk('fcTL', Buffer.alloc(26, 0xff)),
        pngChunk('fdAT', Buffer.alloc(99)),
      ),
    ),
  ];
}
