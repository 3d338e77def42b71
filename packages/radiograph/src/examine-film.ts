import { checkQuality, type QualityFinding, qualityLimits } from './check-quality.js';
import type { Film } from './decode-radiograph.js';
import { findFrame, frameLimits } from './find-frame.js';
import { type Measures, measureFilm } from './measure-film.js';
import { type Pixels, toGrey } from './pixels.js';
import { cutOut, invert, turnClockwise } from './put-right.js';
import type { Region } from './resample.js';
import { thumbnail } from './thumbnail.js';
import { readView, type View } from './view-network.js';

/** What may be put right before a film is read. Each is a key in the message catalogues. */
export const corrections = ['frame_cropped', 'rotated_corrected', 'inverted_corrected'] as const;
export type Correction = (typeof corrections)[number];

/**
 * From which share of the view network on a film is put right without asking. Both looks must agree: before the
 * correction that it is needed, after it that it is not any more. Of what is cut off, only half of a chest may be left
 * to tell its position by. See docs/quality.md for how often that is right.
 */
export const correctionLimits = { turned: 0.97, inverted: 0.97, cutOff: 0.5, settled: 0.9 } as const;

export interface Examination {
  /** The film as it should be read: cut out, upright, bones white. The very same one where nothing was put right. */
  readonly film: Film;
  readonly corrections: readonly Correction[];
  /** What is wrong with the film all the same, worst first. */
  readonly findings: readonly QualityFinding[];
  readonly measures: Measures;
  readonly view: View;
}

/** Looks at how a film arrived, puts right what is safe to put right, and says what is wrong beyond that. */
export function examineFilm(arrived: Film): Examination {
  const done: Correction[] = [];
  let film = arrived;
  let thumb = thumbnail(toGrey(arrived));
  let view = readView(thumb);

  // Two films side by side are not one film with something around it.
  const frame = view.several > qualityLimits.several ? undefined : findFrame(thumb);
  const cropped = frame === undefined ? undefined : cropFilm(arrived, frame, thumb);
  if (cropped !== undefined) {
    film = cropped;
    thumb = thumbnail(toGrey(cropped));
    view = readView(thumb);
    done.push('frame_cropped');
  }

  const quarters = turnToUndo(view);
  const isInverted = isWholeFilm(view) && view.inverted >= correctionLimits.inverted;
  if (quarters !== 0 || isInverted) {
    const putRight = (picture: Pixels): Pixels => {
      const upright = quarters === 0 ? picture : turnClockwise(picture, quarters);
      return isInverted ? invert(upright) : upright;
    };
    const corrected = putRight(thumb);
    const after = readView(corrected);
    if (isSettled(after)) {
      film = { ...film, ...putRight(film), original: turnedSides(film.original, quarters) };
      thumb = corrected;
      view = after;
      if (quarters !== 0) done.push('rotated_corrected');
      if (isInverted) done.push('inverted_corrected');
    }
  }
  const measures = measureFilm(thumb, film.original);
  return { film, corrections: done, findings: checkQuality(measures, view), measures, view };
}

/** Quarters clockwise that set the film upright; 0 where it stands upright or where that is not certain. */
function turnToUndo(view: View): number {
  if (!isWholeFilm(view)) return 0;
  const turned = view.turns.findIndex((share, at) => at > 0 && share >= correctionLimits.turned);
  return turned < 0 ? 0 : 4 - turned;
}

function isWholeFilm({ film, cutOff }: View): boolean {
  return film >= qualityLimits.film && cutOff < correctionLimits.cutOff;
}

function isSettled(view: View): boolean {
  const { settled } = correctionLimits;
  return view.film >= qualityLimits.film && view.turns[0] >= settled && view.inverted <= 1 - settled;
}

/** The frame of a thumbnail cut out of the film; undefined where too little would be left of it. */
function cropFilm(film: Film, frame: Region, { width, height }: Pixels): Film | undefined {
  const [across, down] = [film.width / width, film.height / height];
  const left = Math.ceil(frame.left * across);
  const top = Math.ceil(frame.top * down);
  const region = {
    left,
    top,
    width: Math.floor((frame.left + frame.width) * across) - left,
    height: Math.floor((frame.top + frame.height) * down) - top,
  };
  if (Math.min(region.width, region.height) < frameLimits.leastPixels) return undefined;
  const { format, width: fullWidth, height: fullHeight } = film.original;
  const original = {
    format,
    width: Math.round((fullWidth * region.width) / film.width),
    height: Math.round((fullHeight * region.height) / film.height),
  };
  return { ...film, ...cutOut(film, region), original };
}

function turnedSides({ format, width, height }: Film['original'], quarters: number): Film['original'] {
  return quarters % 2 === 0 ? { format, width, height } : { format, width: height, height: width };
}
