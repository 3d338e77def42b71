import { describe, expect, it } from 'vitest';
import { checkQuality, qualityFindings, qualityLimits } from './check-quality.js';
import type { Measures } from './measure-film.js';
import type { View } from './view-network.js';

const measures: Measures = { shortSide: 320, brightness: 128, contrast: 160, sharpness: 0.05 };
const view: View = { turns: [1, 0, 0, 0], inverted: 0, several: 0, cutOff: 0, film: 1 };
const [little, limits] = [1e-6, qualityLimits];

describe('checkQuality', () => {
  it('has nothing against a good film', () => {
    expect(checkQuality(measures, view)).toEqual([]);
  });

  it.each([
    ['too_small', { shortSide: limits.shortSide - 1 }, { shortSide: limits.shortSide }],
    ['too_dark', { brightness: limits.dark - 1 }, { brightness: limits.dark }],
    ['too_bright', { brightness: limits.bright + 1 }, { brightness: limits.bright }],
    ['low_contrast', { contrast: limits.contrast - 1 }, { contrast: limits.contrast }],
    ['blurred', { sharpness: limits.sharpness - little }, { sharpness: limits.sharpness }],
  ] as const)('finds a film %s, and one at the limit not', (finding, bad, good) => {
    expect(checkQuality({ ...measures, ...bad }, view)).toEqual([finding]);
    expect(checkQuality({ ...measures, ...good }, view)).toEqual([]);
  });

  const turnedBy = (share: number): View['turns'] => [1 - share, share, 0, 0];
  it.each([
    ['several_films', { several: limits.several + little }, { several: limits.several - little }],
    ['cut_off', { cutOff: limits.cutOff + little }, { cutOff: limits.cutOff - little }],
    ['inverted', { inverted: limits.inverted + little }, { inverted: limits.inverted - little }],
    ['rotated', { turns: turnedBy(limits.turned + little) }, { turns: turnedBy(limits.turned - little) }],
  ] as const)(
    'finds a film %s, one at the limit not, and nothing of the kind in what is no film',
    (...row) => {
      const [finding, bad, good] = row;
      expect(checkQuality(measures, { ...view, ...bad })).toEqual([finding]);
      expect(checkQuality(measures, { ...view, ...good })).toEqual([]);
      expect(checkQuality(measures, { ...view, ...bad, film: limits.film - little })).toEqual([]);
    },
  );

  it('names several findings worst first', () => {
    const found = checkQuality(
      { shortSide: 20, brightness: 5, contrast: 2, sharpness: 0 },
      { ...view, cutOff: 1 },
    );
    expect(found).toEqual(['too_small', 'too_dark', 'low_contrast', 'blurred', 'cut_off']);
    expect(found).toEqual(qualityFindings.filter((finding) => found.includes(finding)));
  });
});
