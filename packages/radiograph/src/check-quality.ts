import type { Film } from './decode-radiograph.js';
import { type Measures, measureFilm } from './measure-film.js';

/** What can be wrong with a picture, worst first. Each is a key in the message catalogues. */
export const qualityFindings = ['too_small', 'too_dark', 'too_bright', 'low_contrast', 'blurred'] as const;
export type QualityFinding = (typeof qualityFindings)[number];

/**
 * Where a film stops being readable. Set so that of 2,737 public films, thumbnails of 64 px among them, none is
 * refused: their extremes are given. A doubtful film is better read as uncertain than sent back for nothing.
 */
export const qualityLimits = {
  /** Shorter side in pixels; the smallest film there has 64. */
  shortSide: 64,
  /** Mean grey level; films there lie between 51 and 208. */
  dark: 40,
  bright: 220,
  /** Grey levels between the 5th and the 95th percentile; the flattest film there has 49. */
  contrast: 30,
  /** See `Measures.sharpness`; the softest film there has 0.0055, and a Gaussian of 2 % of the width takes any below. */
  sharpness: 0.005,
} as const;

/** What is wrong with a film, worst first; empty for one that can be read. */
export function checkQuality(film: Film): QualityFinding[] {
  const measures = measureFilm(film);
  return qualityFindings.filter((finding) => tests[finding](measures));
}

const tests: Record<QualityFinding, (measures: Measures) => boolean> = {
  too_small: ({ shortSide }) => shortSide < qualityLimits.shortSide,
  too_dark: ({ brightness }) => brightness < qualityLimits.dark,
  too_bright: ({ brightness }) => brightness > qualityLimits.bright,
  low_contrast: ({ contrast }) => contrast < qualityLimits.contrast,
  blurred: ({ sharpness }) => sharpness < qualityLimits.sharpness,
};
