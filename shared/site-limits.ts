/** How many characters the boxes of the site form may hold. Apart from the schemas, so that the page can say it without them. */
export const siteLimits = {
  /** How many sites are kept. */
  sites: 5_000,
  name: 120,
  customer: 120,
  address: 2_000,
  userName: 200,
  secret: 10_000,
  ticket: 200,
} as const;

/** The bounds of the numbers in the request settings. */
export const requestLimits = {
  readTimeoutSeconds: { min: 5, max: 300 },
  writeTimeoutSeconds: { min: 10, max: 600 },
  requestsPerSecond: { min: 1, max: 50 },
} as const;

/** How long a production site stays unlocked for writing. */
export const unlockMinutes = 30;

/** How many single writes to an unlocked production site go out in a minute: what a person can reach by hand. */
export const writesPerMinute = 12;
