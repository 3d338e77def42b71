const KiB = 1024;
const MiB = 1024 * KiB;
const second = 1000;

/** Every size (bytes) and time (ms) that the public edge grants a caller. */
export const limits = {
  /** Twilio's largest form, a body of 1,600 four-byte characters percent-encoded, stays below 25 KiB. */
  formBytes: 128 * KiB,
  formParameters: 1000,
  /** The same 16 MB that Twilio grants a photo. */
  pictureBytes: 16 * MiB,
  /** What a multipart body may hold around its picture: boundaries, headers, small fields. */
  multipartBytes: 16 * MiB + 64 * KiB,
  urlCharacters: 2048,
  /** How long a REST caller waits for its prediction: the one long wait here, and never in a webhook. */
  predictionMs: 25 * second,
  /** To receive one request as a whole: ends slow senders. */
  requestMs: 30 * second,
  /** A connection on which nothing moves; longer than a prediction may take. */
  idleMs: 40 * second,
  /** Longer than the 60 s after which common load balancers let go of an idle connection. */
  keepAliveMs: 65 * second,
  restRequestsPerMinute: 300,
  readinessMs: 2 * second,
  /** From the stop signal to the end of the process. */
  shutdownMs: 10 * second,
} as const;
