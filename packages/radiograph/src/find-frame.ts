import type { Pixels } from './pixels.js';
import type { Region } from './resample.js';

export const frameLimits = {
  /** How far, in grey levels, a pixel must be from what surrounds the film to count as film. */
  distance: 14,
  /** Share of such pixels that makes a row or a column part of the film. */
  coverage: 0.3,
  /** Lines as a share of the side that may look empty inside a film. */
  gap: 0.02,
  /** A film takes at least this share of the picture's height and width ... */
  leastSide: 0.28,
  /** ... and of its area at most this: a narrow margin does no harm, and films have margins of their own. */
  mostArea: 0.75,
  /** Longer side against shorter. */
  mostAspect: 1.8,
  /** A film that is cut out keeps at least this many pixels on its shorter side; less is not worth it. */
  leastPixels: 160,
} as const;

/**
 * Where the one film lies in a screenshot, a letter box or a photo with an even ground around it.
 *
 * What surrounds it is the grey level that is most frequent along the edge. Rows and columns that differ from it over
 * a good part of their length are film; lines of writing do too, but only over a few rows, so the longest run wins.
 *
 * @param thumb the picture, small and grey.
 * @returns a region of the thumbnail; undefined where there is no frame to speak of, or none that could be trusted.
 */
export function findFrame(thumb: Pixels): Region | undefined {
  const ground = commonEdgeLevel(thumb);
  if (ground === undefined) return undefined;
  let region: Region = { left: 0, top: 0, width: thumb.width, height: thumb.height };
  // Twice: once the columns are known, writing beside the film no longer dilutes its rows.
  for (let pass = 0; pass < 2; pass++) {
    const rows = longestRun(coverage(thumb, region, ground, 'rows'));
    if (rows === undefined) return undefined;
    region = { ...region, top: region.top + rows.from, height: rows.length };
    const columns = longestRun(coverage(thumb, region, ground, 'columns'));
    if (columns === undefined) return undefined;
    region = { ...region, left: region.left + columns.from, width: columns.length };
  }
  return isPlausible(region, thumb) ? region : undefined;
}

function isPlausible(region: Region, { width, height }: Pixels): boolean {
  const aspect = Math.max(region.width / region.height, region.height / region.width);
  return (
    region.width * region.height <= frameLimits.mostArea * width * height &&
    region.width >= frameLimits.leastSide * width &&
    region.height >= frameLimits.leastSide * height &&
    aspect <= frameLimits.mostAspect
  );
}

/** The level of more than half of the edge, give or take a little; undefined where the edge has no such level. */
function commonEdgeLevel({ width, height, data }: Pixels): number | undefined {
  const histogram = new Uint32Array(256);
  const count = (at: number): void => {
    const level = data[at] as number;
    histogram[level] = (histogram[level] as number) + 1;
  };
  for (let x = 0; x < width; x++) {
    count(x);
    count((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    count(y * width);
    count(y * width + width - 1);
  }
  const near = 6;
  let [best, most] = [0, 0];
  for (let level = 0; level < 256; level++) {
    let sum = 0;
    for (let at = Math.max(0, level - near); at <= Math.min(255, level + near); at++)
      sum += histogram[at] as number;
    if (sum > most) [best, most] = [level, sum];
  }
  return most > width + height ? best : undefined;
}

/** For each row or column of a region the share of pixels that differ from the ground. */
function coverage(
  { width, data }: Pixels,
  region: Region,
  ground: number,
  along: 'rows' | 'columns',
): Float64Array {
  const shares = new Float64Array(along === 'rows' ? region.height : region.width);
  const each = 1 / (along === 'rows' ? region.width : region.height);
  for (let y = 0; y < region.height; y++) {
    const from = (region.top + y) * width + region.left;
    for (let x = 0; x < region.width; x++) {
      if (Math.abs((data[from + x] as number) - ground) <= frameLimits.distance) continue;
      const at = along === 'rows' ? y : x;
      shares[at] = (shares[at] as number) + each;
    }
  }
  return shares;
}

/** The longest run of covered lines; short gaps inside a run are bridged. */
function longestRun(shares: Float64Array): { readonly from: number; readonly length: number } | undefined {
  const bridge = Math.max(1, Math.round(frameLimits.gap * shares.length));
  let best = { from: 0, length: 0 };
  let from = -1;
  let last = -1;
  const close = (): void => {
    if (from >= 0 && last + 1 - from > best.length) best = { from, length: last + 1 - from };
  };
  shares.forEach((share, at) => {
    if (share < frameLimits.coverage) return;
    if (from < 0 || at - last > bridge + 1) {
      close();
      from = at;
    }
    last = at;
  });
  close();
  return best.length === 0 ? undefined : best;
}
