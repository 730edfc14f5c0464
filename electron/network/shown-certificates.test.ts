import { describe, expect, it } from 'vitest';
import { createShownCertificates } from './shown-certificates';
import { host, issuing, root, server } from './testing/example-chains';

const authorityInvalid = -202;
const nowMs = Date.now();
const pem = (chain: { cert: string }[]) => chain.map(({ cert }) => cert);
const create = (authorities: string[]) => createShownCertificates(authorities, () => nowMs);

describe('the certificates that Chromium was shown', () => {
  const chain = [server({ issuer: issuing }), issuing];
  const question = { hostname: host, presented: pem(chain), chromiumError: authorityInvalid };

  it('are trusted by the CA file where Chromium misses nothing but the authority', () => {
    const shown = create([root.cert]);
    expect(shown.judge(question)).toBe(true);
    expect(shown.find(host)).toMatchObject({
      verdict: 'trusted',
      chain: [{ subject: 'crm', issuer: 'Issuing CA', names: [host] }, { issuer: 'Company CA' }],
    });
  });

  it('are left to Chromium without a CA file, and remembered', () => {
    const shown = create([]);
    expect(shown.judge(question)).toBe(false);
    expect(shown.find(host)).toMatchObject({ verdict: 'certificate-unknown-issuer', atMs: nowMs });
    expect(shown.find('other.test')).toBeNull();
  });

  // Revoked; known to be intercepted; weak; pinned otherwise; transparency missing; the name; the date; anything.
  it.each([-206, -217, -208, -150, -214, -200, -201, -207, -2, 0])(
    'are left to Chromium where it complains of %i',
    (chromiumError) => {
      expect(create([root.cert]).judge({ ...question, chromiumError })).toBe(false);
    },
  );

  it('are not trusted when one of them cannot be read', () => {
    const shown = create([root.cert]);
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(shown.judge({ ...question, presented: [...question.presented, broken] })).toBe(false);
    expect(shown.find(host)).toMatchObject({ verdict: 'certificate' });
  });
});
