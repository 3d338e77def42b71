import type { Pixels } from './pixels.js';
import type { Region } from './resample.js';

/** A part of a picture, in memory of its own. */
export function cutOut({ width, channels, data }: Pixels, region: Region): Pixels {
  const part = new Uint8Array(region.width * region.height * channels);
  for (let y = 0; y < region.height; y++) {
    const from = ((region.top + y) * width + region.left) * channels;
    part.set(data.subarray(from, from + region.width * channels), y * region.width * channels);
  }
  return { width: region.width, height: region.height, channels, data: part };
}

/** A picture turned clockwise by 0, 1, 2 or 3 quarters. */
export function turnClockwise({ width, height, channels, data }: Pixels, quarters: number): Pixels {
  const [newWidth, newHeight] = quarters % 2 === 0 ? [width, height] : [height, width];
  const result = new Uint8Array(data.length);
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0; x < newWidth; x++) {
      const [sx, sy] =
        quarters === 0
          ? [x, y]
          : quarters === 1
            ? [y, height - 1 - x]
            : quarters === 2
              ? [width - 1 - x, height - 1 - y]
              : [width - 1 - y, x];
      const from = (sy * width + sx) * channels;
      const to = (y * newWidth + x) * channels;
      for (let c = 0; c < channels; c++) result[to + c] = data[from + c] as number;
    }
  }
  return { width: newWidth, height: newHeight, channels, data: result };
}

/** Black for white. */
export function invert(picture: Pixels): Pixels {
  return { ...picture, data: Uint8Array.from(picture.data, (level) => 255 - level) };
}
