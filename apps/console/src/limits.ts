/** Bounds of the console in one place. */
export const limits = {
  /** A login form is a name and a password. Bull Board sends a job's data at most. */
  bodyBytes: 64 * 1024,
  requestMs: 15_000,
  /** How long the start page and a scrape wait for Redis. */
  redisMs: 3_000,
  /** From login to the next login. */
  sessionSeconds: 8 * 60 * 60,
  /** Login attempts within the window: of one name from one address, and of all names from one address. */
  attemptsPerName: 10,
  attemptsPerAddress: 50,
  attemptsWindowMs: 15 * 60 * 1000,
} as const;
