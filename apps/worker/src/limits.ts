const second = 1_000;

/** Every time (ms) that one step of a job may take, and every number of jobs at once. */
export const limits = {
  /** A photo of up to 16 MB, redirects and look-ups included; the channel's own deadline is shorter. */
  fetchPhotoMs: 45 * second,
  /** For addresses that callers of the REST API choose. */
  guardedFetch: { maxBytes: 16 * 1024 * 1024, deadlineMs: 15 * second },
  /** Includes the wait for a free thread. */
  readFilmMs: 60 * second,
  /** One request to the provider; the channel's own deadline is shorter. */
  callProviderMs: 20 * second,
  /** One round trip to Redis, for the readiness probe. */
  pingMs: 2 * second,

  /** Sending waits on the network alone, so many conversations fit side by side. */
  outboundConcurrency: 16,
  erasureConcurrency: 2,

  relayEveryMs: 5 * second,
  /** Younger promises are still in the hands of whoever made them. */
  relayOlderThanMs: 5 * second,
  /** To list the messages of the time since the last sweep. */
  sweepListMs: 60 * second,
  /** Messages that one sweep looks at, and things overdue of each kind. */
  sweepListed: 20_000,
  sweepOverdue: 500,
  heartbeatEveryMs: 5 * second,

  /** From the stop signal until jobs that still run are handed back. */
  graceMs: 6 * second,
  /** From the stop signal to the end of the process. */
  shutdownMs: 15 * second,
} as const;
