import type { Measures } from './measure-film.js';
import type { View } from './view-network.js';

/** What can be wrong with a picture, worst first. Each is a key in the message catalogues. */
export const qualityFindings = [
  'too_small',
  'several_films',
  'too_dark',
  'too_bright',
  'low_contrast',
  'blurred',
  'rotated',
  'inverted',
  'cut_off',
] as const;
export type QualityFinding = (typeof qualityFindings)[number];

/**
 * Where a film stops being readable. A doubtful film is better read as uncertain than sent back for nothing: each
 * limit refuses less than one real film in a hundred. Measured on validation films (349) and simulated phone photos
 * of half of them; what the limits do to test films stands in docs/quality.md.
 */
export const qualityLimits = {
  /** Shorter side in pixels. One film in six of the public data is a thumbnail of just 64. */
  shortSide: 64,
  /** Mean grey level; films lie between 65 and 197, photos between 40 and 205. */
  dark: 42,
  bright: 210,
  /**
   * Grey levels between the 5th and the 95th percentile; the flattest film has 60, the flattest photo 66. With fewer
   * than 50 left of 256, half of all films get another class than before.
   */
  contrast: 55,
  /** See `Measures.sharpness`; the softest film has 0.0096. Of films blurred by a Gaussian of 2 to 4 % of their width, four of five lie below. */
  sharpness: 0.004,
  /** Shares of the view network: that there is a film to speak of at all, and what is wrong with how it lies. */
  film: 0.5,
  several: 0.6,
  cutOff: 0.8,
  turned: 0.7,
  inverted: 0.8,
} as const;

/** What is wrong with a film, worst first; empty for one that can be read. */
export function checkQuality(measures: Measures, view: View): QualityFinding[] {
  return qualityFindings.filter((finding) => tests[finding](measures, view));
}

const tests: Record<QualityFinding, (measures: Measures, view: View) => boolean> = {
  too_small: ({ shortSide }) => shortSide < qualityLimits.shortSide,
  too_dark: ({ brightness }) => brightness < qualityLimits.dark,
  too_bright: ({ brightness }) => brightness > qualityLimits.bright,
  low_contrast: ({ contrast }) => contrast < qualityLimits.contrast,
  blurred: ({ sharpness }) => sharpness < qualityLimits.sharpness,
  several_films: (_, view) => isFilm(view) && view.several > qualityLimits.several,
  rotated: (_, view) => isFilm(view) && 1 - view.turns[0] > qualityLimits.turned,
  inverted: (_, view) => isFilm(view) && view.inverted > qualityLimits.inverted,
  cut_off: (_, view) => isFilm(view) && view.cutOff > qualityLimits.cutOff,
};

/** How something lies that is no film is nobody's question. */
function isFilm({ film }: View): boolean {
  return film >= qualityLimits.film;
}
