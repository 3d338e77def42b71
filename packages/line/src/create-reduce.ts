import { createDialogue, type DialogueOptions } from '@lungline/conversation';
import type { Reduce } from './create-line.js';

/** Named like the fields of the configuration: an app passes `{ ...config, accuracy }`. */
export interface ReduceOptions extends Pick<DialogueOptions, 'accuracy'> {
  readonly sessionTtlSeconds: number;
  readonly resultTtlSeconds: number;
  readonly undecidedFilmTtlSeconds: number;
  readonly donatedFilmTtlSeconds: number;
  readonly unmatchedTtlSeconds: number;
}

/** The dialogue of this product. Takes about a second: it learns its expressions first. */
export function createReduce({ accuracy, ...kept }: ReduceOptions): Reduce {
  const dialogue = createDialogue({
    accuracy,
    retention: {
      session: kept.sessionTtlSeconds,
      results: kept.resultTtlSeconds,
      undecidedFilms: kept.undecidedFilmTtlSeconds,
      donatedFilms: kept.donatedFilmTtlSeconds,
      unmatched: kept.unmatchedTtlSeconds,
    },
  });
  return (stored, event, now) => dialogue.reduce(dialogue.parseState(stored), event, now);
}
