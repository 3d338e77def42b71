export interface RetentionOptions {
  readonly sessionTtlSeconds: number;
  readonly resultTtlSeconds: number;
  readonly mediaLinkTtlSeconds: number;
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
  /** The longest of those that belong to a sender: what lists them lives as long. */
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
    belongings: Math.max(session, result, picture),
  };
}
