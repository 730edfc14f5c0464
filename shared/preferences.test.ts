import { describe, expect, it } from 'vitest';
import { preferenceChangesSchema, preferencesSchema } from './preferences';

describe('preferences', () => {
  it('start with the system’s colours, the practice site, and the last used site first', () => {
    expect(preferencesSchema.parse({})).toEqual({
      theme: 'system',
      siteId: 'practice',
      siteOrder: 'last-used',
      compareRulesOff: [],
    });
  });

  it('change one setting without touching the others', () => {
    expect(preferenceChangesSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
    expect(preferenceChangesSchema.parse({ siteId: 'nordlys' })).toEqual({ siteId: 'nordlys' });
  });

  it('have a change for every setting', () => {
    expect(Object.keys(preferenceChangesSchema.shape)).toEqual(Object.keys(preferencesSchema.shape));
  });
});
