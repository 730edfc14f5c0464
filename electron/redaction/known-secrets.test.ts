import { describe, expect, it } from 'vitest';
import { createKnownSecrets } from './known-secrets';
import { createRedact, redacted } from './redact';

function createRedaction() {
  const known = createKnownSecrets();
  return { ...known, redact: createRedact(known) };
}

describe('the secrets that the program knows', () => {
  it('are all taken out, those of the first of 60 sites too, however often tokens were renewed', () => {
    const { note, noteToken, redact } = createRedaction();
    for (let site = 0; site < 60; site += 1) {
      note(`pässord-${site}-hemmelig`);
      note(`apptoken${site}ending`);
      for (let hour = 0; hour < 12; hour += 1)
        noteToken(`site-${site}`, `token-of-${site}-at-${hour}-o-clock`);
    }
    for (const site of [0, 1, 30, 59]) {
      for (const secret of [`pässord-${site}-hemmelig`, `apptoken${site}ending`]) {
        expect(redact(`said ${secret} in a log`)).toBe(`said ${redacted} in a log`);
        expect(redact(`{"a":"${encodeURIComponent(secret)}"}`)).not.toContain('hemmelig');
      }
      expect(redact(`token-of-${site}-at-11-o-clock`)).toBe(redacted);
      expect(redact(`token-of-${site}-at-5-o-clock`)).toBe(redacted);
    }
  });

  it('are the newest few of the tokens that a site renews, and no other site pushes them out', () => {
    const { noteToken, redact } = createRedaction();
    noteToken('quiet', 'token-of-the-quiet-site');
    for (let hour = 0; hour < 1_000; hour += 1) noteToken('busy', `renewed-${hour}-token`);
    expect(redact('token-of-the-quiet-site')).toBe(redacted);
    expect(redact('renewed-999-token')).toBe(redacted);
    expect(redact('renewed-0-token')).toBe('renewed-0-token');
    // Nor in parts.
    for (let hour = 0; hour < 20; hour += 1) noteToken('busy', `${hour}-a-token-that-is-long`);
    expect(redact('token-that-is-long')).toBe(redacted);
    for (let hour = 0; hour < 20; hour += 1) noteToken('busy', `another${hour}`);
    expect(redact('token-that-is-long')).toBe('token-that-is-long');
  });

  it('stay known where a token that goes is a password that stays, or another site’s', () => {
    const { note, noteToken, redact } = createRedaction();
    note('same-as-a-token');
    for (const site of ['a', 'b']) noteToken(site, 'shared-by-two-sites');
    noteToken('a', 'same-as-a-token');
    for (let hour = 0; hour < 20; hour += 1) noteToken('a', `renewed-${hour}-token`);
    expect(redact('same-as-a-token')).toBe(redacted);
    expect(redact('shared-by-two-sites')).toBe(redacted);
  });

  it('stay known when they are used again and again', () => {
    const { noteToken, redact } = createRedaction();
    for (let request = 0; request < 100; request += 1) {
      noteToken('a', 'basic-credential');
      noteToken('a', `csrf-of-request-${request}`);
    }
    expect(redact('basic-credential')).toBe(redacted);
  });
});
