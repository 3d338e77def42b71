import { describe, expect, it } from 'vitest';
import { checkQuality, qualityFindings, qualityLimits } from './check-quality.js';
import type { Film } from './decode-radiograph.js';

/** A soft chest-like ramp with fine ribs on it: `level` is its middle, `swing` its contrast, `detail` its ribs. */
function film({ side = 256, level = 128, swing = 60, detail = 20 } = {}): Film {
  const data = new Uint8ClampedArray(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const ribs = detail * Math.sin((y / side) * 150);
      data[y * side + x] = level + swing * Math.sin((x / side) * 6) + ribs;
    }
  }
  const original = { format: 'png', width: side, height: side } as const;
  return { type: 'film', width: side, height: side, channels: 1, data, original };
}

describe('checkQuality', () => {
  it('has nothing against a good film', () => {
    expect(checkQuality(film())).toEqual([]);
  });

  it.each([
    ['too_small', film({ side: qualityLimits.shortSide - 1 }), film({ side: qualityLimits.shortSide })],
    [
      'too_dark',
      film({ level: qualityLimits.dark - 10, swing: 25 }),
      film({ level: qualityLimits.dark + 10, swing: 25 }),
    ],
    [
      'too_bright',
      film({ level: qualityLimits.bright + 10, swing: 25 }),
      film({ level: qualityLimits.bright - 10, swing: 25 }),
    ],
    ['low_contrast', film({ swing: 8, detail: 4 }), film({ swing: 20, detail: 6 })],
    ['blurred', film({ detail: 0.4 }), film({ detail: 10 })],
  ] as const)('finds a film %s, and one on the other side of the limit not', (finding, bad, good) => {
    expect(checkQuality(bad)).toContain(finding);
    expect(checkQuality(good)).not.toContain(finding);
  });

  it('names several findings worst first, and does not call a flat picture sharp', () => {
    const flat = checkQuality(film({ level: 5, swing: 0, detail: 0 }));
    expect(flat).toEqual(['too_dark', 'low_contrast', 'blurred']);
    expect(flat).toEqual(qualityFindings.filter((finding) => flat.includes(finding)));
  });
});
