/** How many characters the boxes of the site form may hold. Apart from the schemas, so that the page can say it without them. */
export const siteLimits = { name: 120, address: 2_000, userName: 200, secret: 10_000 } as const;
