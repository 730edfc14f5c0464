import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { assert, constant, nat, property, record } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { judgeChain } from './chain-judge';
import { connect } from './open-way';
import { secureConnection } from './secure-connection';
import {
  goodChains,
  host,
  issuing,
  refusedChains,
  root,
  server,
  type ChainExample,
} from './testing/example-chains';
import { startTestSite } from './testing/test-site';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function judge({ chain, file = () => [root], hostname = host }: ChainExample): string {
  return judgeChain({
    presented: chain().map(({ x509 }) => x509),
    authorities: file().map(({ x509 }) => x509),
    hostname,
    nowMs: Date.now(),
  });
}

/** What the TLS library of Node makes of the same chain, in a real handshake. */
async function shakeHands({ chain, file = () => [root], hostname = host }: ChainExample): Promise<boolean> {
  const shown = chain();
  const site = await startTestSite({
    cert: shown.map(({ cert }) => cert.trim()).join('\n'),
    key: shown[0]?.key ?? '',
  });
  closers.push(site.close);
  const socket = await connect({ hostname: '127.0.0.1', port: site.port, host: hostname }, 2_000);
  closers.push(() => socket.destroy());
  const secureContext = tls.createSecureContext({ ca: file().map(({ cert }) => cert) });
  return secureConnection(socket, { hostname, host: hostname, secureContext, timeoutMs: 2_000 }).then(
    () => true,
    () => false,
  );
}

describe('F17 with an extra CA file', () => {
  it.each(goodChains)('$what is trusted, as in a real handshake', async (example) => {
    expect(judge(example)).toBe('trusted');
    expect(await shakeHands(example)).toBe(true);
  });

  it.each(refusedChains)('$what is refused as $verdict', (example) => {
    expect(judge(example)).toBe(example.verdict);
  });
});

it('never trusts a certificate in which a single bit was changed', () => {
  const chain = [server({ issuer: issuing }), issuing];
  const changed = nat({ max: 1 }).chain((index) => {
    const bits = (chain[index]?.x509.raw.length ?? 0) * 8;
    return record({ index: constant(index), bit: nat({ max: bits - 1 }) });
  });
  assert(
    property(changed, ({ index, bit }) => {
      const presented = chain.map(({ x509 }) => x509);
      const bytes = Buffer.from(chain[index]?.x509.raw ?? []);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const certificate = parse(bytes);
      if (certificate === null) return;
      presented[index] = certificate;
      const authorities = [root.x509];
      const verdict = judgeChain({ presented, authorities, hostname: host, nowMs: Date.now() });
      expect(verdict).not.toBe('trusted');
    }),
    { numRuns: 500 },
  );
});

function parse(bytes: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}
