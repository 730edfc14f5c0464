/** Apart from the schemas of `site.ts`, so that the page's first chunk does not carry the validator. */
export const environments = ['practice', 'test', 'production'] as const;
export type Environment = (typeof environments)[number];

/** The id of the built-in practice site; its address and password are made anew at every start. */
export const practiceSiteId = 'practice';
