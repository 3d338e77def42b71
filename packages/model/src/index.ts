import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export { type MeasuredAccuracy, measuredAccuracy } from './measured-accuracy.js';

const beside = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));

/** Folder of the shipped model: `manifest.json`, `model.json` and its weights. */
export const modelFolder = beside('weights');

/** Folder of the synthetic films that people can try the line with. */
export const filmsFolder = beside('films');

/** Folder of the lung segmenter, which the evaluation hides lungs with: `lungs.json` and its weights. */
export const lungsFolder = beside('lungs');

export interface SyntheticFilm {
  /** File name below `filmsFolder`. */
  readonly file: string;
  /** What the shipped model reads in it: `normal`, `pneumonia` or `covid19`. */
  readonly label: string;
}

/** The synthetic films, drawn from statistics of the training films: nobody's picture, and no patient's. */
export function syntheticFilms(): readonly SyntheticFilm[] {
  return JSON.parse(readFileSync(join(filmsFolder, 'films.json'), 'utf8'));
}
