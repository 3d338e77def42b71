export interface RetentionOptions {
  readonly sessionTtlSeconds: number;
  readonly resultTtlSeconds: number;
  readonly mediaLinkTtlSeconds: number;
  readonly undecidedFilmTtlSeconds: number;
  readonly donatedFilmTtlSeconds: number;
  readonly unmatchedTtlSeconds: number;
}

const hour = 3_600;
const day = 24 * hour;

/** How long each kind of record lives, in seconds. */
export interface Expiries {
  readonly session: number;
  /** Replies, screenings and promised jobs. */
  readonly result: number;
  readonly photo: number;
  readonly picture: number;
  readonly ledger: number;
  readonly prediction: number;
  readonly predictionPicture: number;
  readonly earlyReport: number;
  readonly undecidedFilm: number;
  /** Films that were given to the review desk, with what the model made of them. */
  readonly donatedFilm: number;
  readonly unmatched: number;
  /** Longer than the provider is asked to let go of messages. */
  readonly erasure: number;
  /** The longest of those that belong to a sender, but for what was donated: what lists them lives as long. */
  readonly belongings: number;
}

export function expiriesOf(options: RetentionOptions): Expiries {
  const session = options.sessionTtlSeconds;
  const result = options.resultTtlSeconds;
  // A reply can leave up to a day after the person's message; its link lives on from there.
  const picture = day + options.mediaLinkTtlSeconds;
  return {
    session,
    result,
    photo: session,
    picture,
    // Holds nothing but hashes. Nobody delivers a message again after a week.
    ledger: 7 * day,
    prediction: 15 * 60,
    predictionPicture: options.mediaLinkTtlSeconds,
    earlyReport: 10 * 60,
    undecidedFilm: options.undecidedFilmTtlSeconds,
    donatedFilm: options.donatedFilmTtlSeconds,
    unmatched: options.unmatchedTtlSeconds,
    erasure: 3 * day,
    belongings: Math.max(session, result, picture, options.undecidedFilmTtlSeconds),
  };
}
